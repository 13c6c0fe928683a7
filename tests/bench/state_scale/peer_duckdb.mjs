// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same rows and questions in DuckDB, through @duckdb/node-api in the folder $DUCKDB_MODULES:
//   node peer_duckdb.mjs load WORK MAKE_STATE STUDENTS IN-A-SHARD SHARDS
//       makes WORK/sorted.duckdb (courses by subject, person, time) and WORK/arrival.duckdb (all by
//       year and institution, as submissions come in)
//   node peer_duckdb.mjs ask FILE.duckdb QUESTIONS.json MOST-SECONDS
//       prints a line of JSON per question: first and median time, and all rows
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { DuckDBInstance } = createRequire(join(process.env.DUCKDB_MODULES, 'package.json'))('@duckdb/node-api');
const THREADS = 2;
const MEMORY = '12GB'; // above it spills to disk
const SHARDS_AT_ONCE = 16;
const COLUMNS = {
  person: ['person INTEGER', 'home SMALLINT', 'segments UTINYINT', 'tiers UTINYINT',
    'birth_year UTINYINT', 'ethnicity UTINYINT', 'gender UTINYINT'],
  course: ['subject SMALLINT', 'grade UTINYINT', 'level UTINYINT', 'units UTINYINT', 'number SMALLINT',
    'grade_level UTINYINT', 'elas UTINYINT'],
  enrolled: ['segment UTINYINT', 'status UTINYINT', 'grade_level UTINYINT'],
  test: ['test_id UTINYINT', 'score SMALLINT', 'performance UTINYINT'],
  award: ['award UTINYINT', 'top SMALLINT'],
};
const SORTED = {
  person: 'person', course: 'subject, person, span', enrolled: 'segment, person, span',
  test: 'person, span', award: 'person, span',
};
const ARRIVAL = 'year, institution, hash(person)';

async function open(path) {
  const instance = await DuckDBInstance.create(path, { threads: String(THREADS), memory_limit: MEMORY });
  const connection = await instance.connect();
  return { instance, run: sql => connection.run(sql), rows: async sql =>
    (await connection.runAndReadAll(sql)).getRowsJson() };
}

const nameOf = column => column.split(' ')[0];
const missingAsNull = column => `nullif(${nameOf(column)}, 0) AS ${nameOf(column)}`;

/// From the text of some shards, once each time has its days and each grade its rank.
async function readShards(db, folder) {
  const csv = (table, columns) => `read_csv('${join(folder, `${table}.csv`)}', header = false,
    columns = {${columns.map(column => `'${nameOf(column)}': '${column.split(' ')[1]}'`).join(', ')}})`;
  const person = COLUMNS.person;
  await db.run(`INSERT INTO person SELECT ${person.slice(0, 4).map(nameOf).join(', ')},
    ${person.slice(4).map(missingAsNull).join(', ')} FROM ${csv('person', person)}`);
  for (const [table, own] of Object.entries(COLUMNS)) {
    // Shards of colleges alone have no tests; an empty file has no columns to read.
    if (table === 'person' || statSync(join(folder, `${table}.csv`)).size === 0) continue;
    const grades = table === 'course' ? ', mark, points' : '';
    await db.run(`INSERT INTO ${table} SELECT person, span.span, b, d, institution, ${nameOf(own[0])},
      ${own.slice(1).map(missingAsNull).join(', ')}${grades}
      FROM ${csv(table, ['person INTEGER', 'time SMALLINT', 'institution SMALLINT', ...own])}
      JOIN span_of USING (time) JOIN span USING (span)
      ${grades && 'JOIN mark USING (grade)'}`);
  }
}

const createMeaning = (table, work) => `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM
  read_csv('${join(work, `${table}.csv`)}', header = true${table === 'value' ? ", types = {'text': 'VARCHAR'}" : ''})`;

async function createTables(db, work) {
  for (const table of ['span', 'span_of', 'mark', 'value', 'observed'])
    await db.run(createMeaning(table, work));
  await db.run(`ALTER TABLE span ALTER span TYPE SMALLINT; ALTER TABLE span ALTER b TYPE INTEGER;
    ALTER TABLE span ALTER d TYPE INTEGER; ALTER TABLE span_of ALTER span TYPE SMALLINT;
    ALTER TABLE mark ALTER mark TYPE TINYINT; ALTER TABLE mark ALTER points TYPE TINYINT`);
  await db.run(`CREATE TABLE person (${COLUMNS.person.join(', ')})`);
  for (const [table, own] of Object.entries(COLUMNS))
    if (table !== 'person')
      await db.run(`CREATE TABLE ${table} (person INTEGER, span SMALLINT, b INTEGER, d INTEGER,
        institution SMALLINT, ${own.join(', ')}${table === 'course' ? ', mark TINYINT, points TINYINT' : ''})`);
}

async function copyInOrder(db, path, orderOf) {
  await db.run(`ATTACH '${path}' AS target`);
  for (const table of ['span', 'value', 'observed'])
    await db.run(`CREATE TABLE target.${table} AS FROM ${table}`);
  for (const table of Object.keys(COLUMNS))
    await db.run(`CREATE TABLE target.${table} AS SELECT ${table}.* FROM ${table} ${orderOf(table)}`);
  await db.run('CHECKPOINT target');
  await db.run('DETACH target');
}

async function load(work, makeState, students, inAShard, shards) {
  const raw = join(work, 'raw.duckdb');
  const db = await open(raw);
  await createTables(db, work);
  const folder = join(work, 'rows');
  for (let from = 0; from < shards; from += SHARDS_AT_ONCE) {
    mkdirSync(folder, { recursive: true });
    execFileSync(makeState, ['rows', folder, students, inAShard, from, from + SHARDS_AT_ONCE].map(String));
    await readShards(db, folder);
    rmSync(folder, { recursive: true });
  }
  await copyInOrder(db, join(work, 'sorted.duckdb'), table => `ORDER BY ${SORTED[table]}`);
  await copyInOrder(db, join(work, 'arrival.duckdb'), table =>
    table === 'person' ? 'ORDER BY hash(person)' : `JOIN span USING (span) ORDER BY ${ARRIVAL}`);
  db.instance.closeSync();
  rmSync(raw);
}

/// The rows of an earlier run are the same; what was observed may have been made anew.
async function refresh(work) {
  for (const file of ['sorted.duckdb', 'arrival.duckdb']) {
    const db = await open(join(work, file));
    await db.run(createMeaning('observed', work));
    db.instance.closeSync();
  }
}

async function ask(path, questionsFile, mostSeconds) {
  const db = await open(path);
  const texts = JSON.parse(readFileSync(questionsFile, 'utf8'));
  for (const [question, sql] of Object.entries(texts)) {
    const times = [];
    let rows;
    const begin = performance.now();
    do {
      const now = performance.now();
      rows = await db.rows(sql);
      times.push(performance.now() - now);
    } while (times.length < 10 && (times.length < 3 || performance.now() - begin < mostSeconds * 1000));
    const warm = times.slice(1).sort((a, b) => a - b);
    console.log(JSON.stringify({ question, first_ms: times[0], warm_ms: warm[warm.length >> 1], best_ms: warm[0],
      repeats: warm.length, rows }));
  }
  db.instance.closeSync();
}

const [what, ...rest] = process.argv.slice(2);
if (what === 'load' && existsSync(join(rest[0], 'arrival.duckdb')))
  await refresh(rest[0]);
else if (what === 'load')
  await load(rest[0], rest[1], ...rest.slice(2).map(Number));
else if (what === 'ask')
  await ask(rest[0], rest[1], Number(rest[2]));
