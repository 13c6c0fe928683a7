// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_vault.h"
#include "ui/lock/audience_safe.h"
#include "ui/lock/desk.h"
#include "ui/lock/passphrase_field.h"

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace ui::lock;
using namespace std::chrono_literals;

namespace {

struct Stage
{
    std::shared_ptr<tests::FakeVault> vault = std::make_shared<tests::FakeVault>();
    tests::FakeTime time;
    std::unique_ptr<Desk> desk;
    QPointer<QLineEdit> window; ///< a private window with a text that is being typed
    std::shared_ptr<OpenProfile> asked; ///< held by a question on its way
    bool heldBack = false;

    Stage()
    {
        vault->status.protection = {.keychain = true};
        vault->status.recordedBackEnd = vault->status.presentBackEnd = "kwallet";
        desk = std::make_unique<Desk>(
            Desk::Setup {.unlock = {.profile = QStringLiteral("council"),
                                    .demoCommand = {},
                                    .door = vault->door(),
                                    .now = time.now()},
                         .makeWindow = [this](const Unlocked& unlocked) { return make(unlocked); },
                         .now = time.now(),
                         .idleLimit = 5min});
    }
    PrivateWindow make(const Unlocked& unlocked)
    {
        auto made = std::make_unique<QLineEdit>(QString::fromStdString(unlocked.draft));
        window = made.get();
        if (heldBack)
            asked = unlocked.profile;
        return {.widget = std::move(made),
                .draft = [this] { return window->text().toStdString(); }};
    }
    void open()
    {
        desk->start();
        QTRY_COMPARE(desk->state(), Desk::State::Open);
        QVERIFY(window->isVisible() && !desk->unlockWindow().isVisible());
    }
    void waitUntilLocked()
    {
        QTRY_COMPARE(desk->state(), Desk::State::Locked);
        QTRY_COMPARE(desk->unlockWindow().state().doing, Doing::Nothing);
    }
};

} // namespace

class DeskTest : public QObject
{
    Q_OBJECT

private slots:
    void lockingClosesTheProfileAndDropsTheWindow()
    {
        Stage stage;
        stage.open();
        stage.desk->lock();
        QVERIFY(!stage.window->isVisible());
        QVERIFY(stage.desk->unlockWindow().isVisible());
        stage.waitUntilLocked();
        QVERIFY(stage.window.isNull());
        QCOMPARE(stage.vault->closed.load(), 1);
        QVERIFY(!stage.vault->closedOnGuiThread);
    }

    void whatWasTypedComesBack()
    {
        Stage stage;
        stage.open();
        QTest::keyClicks(stage.window, QStringLiteral("half a sent"));
        stage.desk->lock();
        stage.waitUntilLocked();
        QCOMPARE(stage.vault->draft(), std::string("half a sent"));
        stage.desk->unlockWindow().start();
        QTRY_COMPARE(stage.desk->state(), Desk::State::Open);
        QCOMPARE(stage.window->text(), QStringLiteral("half a sent"));
    }

    void aDraftDoesNotOutliveAProgramThatEnds()
    {
        Stage stage;
        stage.open();
        QTest::keyClicks(stage.window, QStringLiteral("half a sent"));
        stage.desk->lock();
        stage.waitUntilLocked();
        stage.desk->unlockWindow().start();
        QTRY_COMPARE(stage.desk->state(), Desk::State::Open);
        const QSignalSpy ended(stage.desk.get(), &Desk::ended);
        stage.window->close();
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(stage.vault->draft(), std::string());
        QCOMPARE(stage.vault->closed.load(), 2);
    }

    void theProfileIsClosedWhenTheLastQuestionHasComeBack()
    {
        Stage stage;
        stage.heldBack = true;
        stage.open();
        const QSignalSpy locked(stage.desk.get(), &Desk::locked);
        stage.desk->lock();
        QTRY_VERIFY(stage.window.isNull());
        QTest::qWait(20);
        QCOMPARE(locked.count(), 0);
        stage.asked.reset(); // here, on the GUI thread
        QTRY_COMPARE(locked.count(), 1);
        QVERIFY(!stage.vault->closedOnGuiThread);
    }

    void anIdleHandLocks()
    {
        Stage stage;
        stage.open();
        stage.time.pass(5min - 1ms);
        stage.desk->idleWatch().look();
        QCOMPARE(stage.desk->state(), Desk::State::Open);
        stage.time.pass(1ms);
        stage.desk->idleWatch().look();
        QCOMPARE(stage.desk->state(), Desk::State::Locking);
        stage.waitUntilLocked();
    }

    void aDialogThatWaitsGoesFirst()
    {
        Stage stage;
        stage.open();
        bool gone = false;
        int answer = -1;
        {
            QDialog dialog(stage.window); // on the stack, with the window as its parent
            QTimer::singleShot(0, this, [&] {
                stage.desk->lock();
                gone = !dialog.isVisible() && !stage.window->isVisible();
            });
            answer = dialog.exec();
            QVERIFY(!stage.window.isNull()); // the function that waited may still use it
        }
        QVERIFY(gone);
        QCOMPARE(answer, static_cast<int>(QDialog::Rejected));
        stage.waitUntilLocked();
        QVERIFY(stage.window.isNull());
    }

    void aDialogOverADialogAndOneThatAsksBackGoToo()
    {
        Stage stage;
        stage.open();
        int questions = 0;
        {
            QDialog outer(stage.window);
            QTimer::singleShot(0, this, [&] {
                QDialog inner(&outer);
                QTimer::singleShot(0, this, [&] { stage.desk->lock(); });
                inner.exec();
            });
            if (outer.exec() == QDialog::Rejected) {
                QMessageBox sure(stage.window); // "Discard what you typed?"
                sure.exec();
                ++questions;
            }
        }
        QCOMPARE(questions, 1);
        stage.waitUntilLocked();
        for (const QWidget* window : QApplication::topLevelWidgets())
            QVERIFY(!window->isVisible() || window == &stage.desk->unlockWindow());
    }

    void aFileDialogOfQtItselfGoes()
    {
        Stage stage;
        stage.open();
        QTimer::singleShot(0, this, [&] { stage.desk->lock(); });
        const QString path
            = QFileDialog::getSaveFileName(stage.window, QString(), QString(), QString(), nullptr,
                                           QFileDialog::DontUseNativeDialog);
        QVERIFY(path.isEmpty());
        stage.waitUntilLocked();
        QVERIFY(stage.window.isNull());
    }

    void aMenuGoes()
    {
        Stage stage;
        stage.open();
        {
            QMenu menu(stage.window);
            menu.addAction(QStringLiteral("Copy"));
            QTimer::singleShot(0, this, [&] { stage.desk->lock(); });
            QCOMPARE(menu.exec(), nullptr);
        }
        stage.waitUntilLocked();
    }

    void onlyAWindowMarkedAudienceSafeStays()
    {
        Stage stage;
        stage.open();
        QWidget slide;
        markAudienceSafe(slide);
        slide.show();
        QWidget other;
        other.show();
        QDialog modeless(stage.window);
        modeless.setModal(false);
        modeless.show();
        stage.desk->lock();
        QVERIFY(slide.isVisible());
        QVERIFY(!other.isVisible() && !modeless.isVisible() && !stage.window->isVisible());
        modeless.setParent(nullptr); // it is on this stack
        stage.waitUntilLocked();
        QVERIFY(slide.isVisible());
    }

    void aLockForgetsWhatIsTypedToUnlock()
    {
        Stage stage;
        stage.vault->status.protection = {.keychain = false, .passphrase = true};
        stage.desk->start();
        QTRY_COMPARE(stage.desk->unlockWindow().state().doing, Doing::Nothing);
        auto* field = stage.desk->unlockWindow().findChild<PassphraseField*>();
        QTest::keyClicks(field, QStringLiteral("five words"));
        stage.desk->lock();
        QVERIFY(field->isEmpty());
    }

    void endingWhileItUnlocksWaitsForTheTry()
    {
        Stage stage;
        stage.vault->slow = true;
        stage.desk->start();
        QTRY_COMPARE(stage.desk->unlockWindow().state().doing, Doing::Unlocking);
        const QSignalSpy ended(stage.desk.get(), &Desk::ended);
        stage.desk->end(3);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(ended.first().first().toInt(), 3);
        QCOMPARE(stage.vault->opened.load(), stage.vault->closed.load());
    }

    void closingTheUnlockWindowEnds()
    {
        Stage stage;
        stage.vault->status.protection = {.keychain = false, .passphrase = true};
        stage.desk->start();
        QTRY_COMPARE(stage.desk->unlockWindow().state().doing, Doing::Nothing);
        const QSignalSpy ended(stage.desk.get(), &Desk::ended);
        stage.desk->unlockWindow().close();
        QTRY_COMPARE(ended.count(), 1);
    }

    void lockingTwiceIsLockingOnce()
    {
        Stage stage;
        stage.open();
        const QSignalSpy locked(stage.desk.get(), &Desk::locked);
        stage.desk->lock();
        stage.desk->lock();
        stage.waitUntilLocked();
        QCOMPARE(locked.count(), 1);
    }
};

/// Inside the application's loop, as in the program: how deep loops are nested matters here.
int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QTimer::singleShot(0, &application, [&] {
        DeskTest test;
        QCoreApplication::exit(QTest::qExec(&test, argc, argv));
    });
    return QApplication::exec();
}

#include "tst_desk.moc"
