// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo_answers.h"
#include "ui/charts/geometry/figure.h"
#include "ui/models/question_model.h"
#include "ui/models/roles.h"
#include "ui/models/twin_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace ui;
using language::Language;

class ModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void twinModelKeepsTheContractOfModels()
    {
        models::TwinModel model;
        const QAbstractItemModelTester tester(&model);
        for (const auto& answer : {tests::headlineAnswer(), tests::smallAnswer()})
            model.setTwin(
                charts::makeFigure(answer, tests::headlineQuestion(), Language::English).twin);
        model.setTwin({});
        QCOMPARE(model.rowCount(), 0);
    }

    void twinModelTellsNumbersFromTextAndHiddenFromShown()
    {
        models::TwinModel model;
        model.setTwin(
            charts::makeFigure(tests::smallAnswer(), tests::headlineQuestion(), Language::English)
                .twin);
        int hidden = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 1).data(models::HiddenRole).toBool()) {
                ++hidden;
                QCOMPARE(model.index(row, 1).data().toString(), QStringLiteral("hidden"));
                QCOMPARE(model.index(row, 1).data(models::SortRole).toDouble(), -1.0);
            }
        QVERIFY(hidden >= 2);
        QCOMPARE(model.index(0, 1).data(models::SortRole).toDouble(), 87.0);
        QCOMPARE(model.rowOfTarget(0), 0);
        QCOMPARE(model.rowOfTarget(99), -1);
        QCOMPARE(model.rowOfTarget(-1), -1);
    }

    void questionModelSpeaksBothLanguages()
    {
        models::QuestionModel model;
        const QAbstractItemModelTester tester(&model);
        model.setQuestions({tests::headlineQuestion(), tests::groupsQuestion()});
        QCOMPARE(model.rowOf(QStringLiteral("gap")), 1);
        QCOMPARE(model.rowOf(QStringLiteral("none")), -1);
        model.setLanguage(Language::Spanish);
        QVERIFY(model.index(0).data().toString().startsWith(QStringLiteral("Estudiantes")));
    }
};

QTEST_GUILESS_MAIN(ModelsTest)
#include "tst_models.moc"
