// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the same SQL on DuckDB. Reads a job (JSON): tables as files of JSON lines with the types of
// their columns, statements that set up, scripts by name. Prints the rows of each script's last
// statement and its milliseconds. NODE_MODULES names the folder that holds @duckdb/node-api.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.NODE_MODULES + '/');
const { DuckDBInstance } = require('@duckdb/node-api');
const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const db = await (await DuckDBInstance.create(':memory:')).connect();

await db.run(`CREATE MACRO add_months(day, n) AS
    strftime(CAST(day AS DATE) + to_months(CAST(n AS INTEGER)), '%Y-%m-%d')`);
await db.run(`CREATE MACRO add_days(day, n) AS
    strftime(CAST(day AS DATE) + CAST(n AS INTEGER), '%Y-%m-%d')`);

for (const [name, { file, columns }] of Object.entries(job.tables)) {
    const types = columns.map(([column, type]) => `${column}: '${type}'`).join(', ');
    await db.run(`CREATE TABLE ${name} AS SELECT * FROM
        read_json('${file}', format = 'newline_delimited', columns = {${types}})`);
}

async function run(statement) {
    try {
        return await db.runAndReadAll(statement);
    } catch (problem) {
        console.error(`${problem}\n${statement}`);
        process.exit(1);
    }
}

for (const statement of job.setup)
    await run(statement);
const answers = {};
for (const [name, script] of Object.entries(job.scripts)) {
    const began = performance.now();
    let result;
    for (const statement of script)
        result = await run(statement);
    answers[name] = { rows: result.getRowObjectsJson(), ms: performance.now() - began };
}
console.log(JSON.stringify(answers));
