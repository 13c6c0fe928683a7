// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_vault.h"
#include "ui/lock/caps_lock.h"
#include "ui/lock/code_field.h"
#include "ui/lock/idle_watch.h"
#include "ui/lock/lock_words.h"
#include "ui/lock/passphrase_field.h"
#include "ui/lock/secret_text.h"
#include "ui/lock/wrong_tries.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace ui::lock;
using namespace std::chrono_literals;
using core::ErrorCode;

namespace {

UnlockState keychainState(std::optional<ErrorCode> error = std::nullopt)
{
    UnlockState state;
    state.doing = Doing::Nothing;
    state.status = core::session::VaultStatus {.protection = {.keychain = true},
                                               .publishedPassphrase = {},
                                               .recordedBackEnd = "gnome-keyring",
                                               .presentBackEnd = "gnome-keyring"};
    if (error)
        state.error = core::Error {.code = *error, .detail = {}};
    return state;
}

std::string textOf(const core::SecretBuffer& secret)
{
    return {reinterpret_cast<const char*>(secret.bytes().data()), secret.size()};
}

} // namespace

class LockTest : public QObject
{
    Q_OBJECT

private slots:
    void waitsDoubleUpToHalfAMinute()
    {
        const tests::FakeTime time;
        WrongTries tries(time.now());
        QCOMPARE(tries.wait(), 0s);
        for (const auto wait : {1s, 2s, 4s, 8s, 16s, 30s, 30s}) {
            tries.wrong();
            QCOMPARE(tries.wait(), wait);
            time.pass(wait - 1ms);
            QCOMPARE(tries.wait(), 1s); // never says 0 while it is not over
            time.pass(1ms);
            QCOMPARE(tries.wait(), 0s);
        }
    }

    void aRightTryForgetsTheWrongOnes()
    {
        const tests::FakeTime time;
        WrongTries tries(time.now());
        tries.wrong();
        tries.wrong();
        tries.right();
        QCOMPARE(tries.wait(), 0s);
        tries.wrong();
        QCOMPARE(tries.wait(), 1s);
    }

    void everyStateOfTheKeychainHasWordsOfItsOwn()
    {
        QSet<QString> words;
        UnlockState asked = keychainState();
        asked.doing = Doing::Unlocking;
        UnlockState otherOne = keychainState();
        otherOne.status->presentBackEnd = "kwallet";
        UnlockState none = keychainState();
        none.status->presentBackEnd.clear();
        QCOMPARE(keychainOf(none), KeychainState::Absent);
        QCOMPARE(keychainOf(otherOne), KeychainState::Changed);
        for (const UnlockState& state :
             {keychainState(), asked, otherOne, keychainState(ErrorCode::KeychainLocked),
              keychainState(ErrorCode::KeychainAbsent), keychainState(ErrorCode::KeychainDenied),
              keychainState(ErrorCode::KeychainChanged)})
            words << keychainWords(state);
        QCOMPARE(words.size(), 7);
        QVERIFY(!words.contains(QString()));
        UnlockState unused = keychainState();
        unused.status->protection = {.passphrase = true};
        QCOMPARE(keychainWords(unused), QString());
    }

    void whateverKeepsAProfileShutIsSaidInWordsOfItsOwn()
    {
        QSet<QString> words;
        const auto codes
            = {ErrorCode::WrongKey,       ErrorCode::NotOurs,         ErrorCode::NewerFormat,
               ErrorCode::Corrupt,        ErrorCode::KeychainLocked,  ErrorCode::KeychainAbsent,
               ErrorCode::KeychainDenied, ErrorCode::KeychainChanged, ErrorCode::OlderCopy,
               ErrorCode::Busy,           ErrorCode::NoProfile,       ErrorCode::InvalidArgument};
        for (const ErrorCode code : codes) {
            const auto said = unlockErrorWords({.code = code, .detail = {}});
            QVERIFY(!said.happened.isEmpty() && !said.next.isEmpty());
            words << said.happened;
        }
        words << unlockErrorWords({.code = ErrorCode::WrongKey, .detail = {}}, Shown::RecoveryCode)
                     .happened;
        QCOMPARE(words.size(), static_cast<qsizetype>(codes.size() + 1));
    }

    void aWrongWordOfACodeIsNamed()
    {
        const auto said = unlockErrorWords(
            {.code = ErrorCode::InvalidArgument, .detail = {}, .position = {.column = 7}});
        QVERIFY(said.happened.contains(QStringLiteral("7")));
    }

    void anOlderCopyAloneOffersToBeRestored()
    {
        QVERIFY(!offers(keychainState(), WayBack::OlderCopy));
        QVERIFY(!offers(keychainState(ErrorCode::Corrupt), WayBack::OlderCopy));
        QVERIFY(offers(keychainState(ErrorCode::OlderCopy), WayBack::OlderCopy));
    }

    void waysBackFitTheProtection()
    {
        UnlockState state = keychainState();
        QVERIFY(!offers(state, WayBack::ForgottenPassphrase));
        QVERIFY(offers(state, WayBack::LostKeychain));
        QVERIFY(offers(state, WayBack::NewComputer));
        state.status->protection = {.passphrase = true};
        QVERIFY(offers(state, WayBack::ForgottenPassphrase));
        QVERIFY(!offers(state, WayBack::LostKeychain));
        state.status->publishedPassphrase = "known to all"; // nothing to forget
        QVERIFY(!offers(state, WayBack::ForgottenPassphrase));
    }

    void everyWayBackSaysWhatItMeans()
    {
        QSet<QString> meanings;
        for (const WayBack way : {WayBack::ForgottenPassphrase, WayBack::LostKeychain,
                                  WayBack::NewComputer, WayBack::OlderCopy})
            meanings << wordsFor(way).meaning;
        QCOMPARE(meanings.size(), 4);
        QVERIFY(wordsFor(WayBack::OlderCopy).meaning.contains(QStringLiteral("log")));
    }

    void damageIsSaidWithItsPlace()
    {
        core::session::VaultCheck check;
        check.files.emplace_back();
        check.files[0].name = "profile.segue";
        check.files[0].check.blocks = 40;
        QVERIFY(checkSummary(check).contains(QStringLiteral("as it was sealed")));
        QVERIFY(checkFindings(check).isEmpty());
        check.files[0].check.damagedBlocks = 1;
        check.files[0].check.damaged.push_back(
            {.block = 3, .offset = 12500, .bytes = 100, .belongsTo = 5});
        QCOMPARE(checkFindings(check).join(QString()),
                 QStringLiteral("profile.segue: block 3, bytes 12,500 to 12,599; it is block 5 of "
                                "the same file"));
        QVERIFY(checkSummary(check).contains(QStringLiteral("1")));
    }

    void capsLockIsToldFromWhatIsTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<bool>("on");
        QTest::newRow("small") << "a" << int(Qt::NoModifier) << false;
        QTest::newRow("capital") << "A" << int(Qt::NoModifier) << true;
        QTest::newRow("capital with shift") << "A" << int(Qt::ShiftModifier) << false;
        QTest::newRow("small with shift") << "a" << int(Qt::ShiftModifier) << true;
        QTest::newRow("accented capital")
            << QStringLiteral("\u00d1") << int(Qt::NoModifier) << true;
        QTest::newRow("digit") << "1" << int(Qt::NoModifier) << false;
        QTest::newRow("exclamation mark") << "!" << int(Qt::ShiftModifier) << false;
    }
    void capsLockIsToldFromWhatIsTyped()
    {
        QFETCH(QString, text);
        QFETCH(int, modifiers);
        CapsLock caps;
        caps.see({QEvent::KeyPress, 0, Qt::KeyboardModifiers(modifiers), text});
        QTEST(caps.isOn(), "on");
    }

    void capsLockKeyTurnsWhatIsKnown()
    {
        const QKeyEvent key(QEvent::KeyPress, Qt::Key_CapsLock, Qt::NoModifier);
        CapsLock caps;
        caps.see(key);
        QVERIFY(!caps.isOn()); // unknown stays unknown
        caps.see({QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("A")});
        caps.see(key);
        QVERIFY(!caps.isOn());
        caps.see(key);
        QVERIFY(caps.isOn());
    }

    void aSecretIsUtf8AndItsFieldIsEmptyAfterwards()
    {
        PassphraseField field;
        field.setText(QStringLiteral("ma\u00f1ana es otro d\u00eda"));
        QCOMPARE(textOf(field.take()), std::string("ma\u00f1ana es otro d\u00eda"));
        QVERIFY(field.isEmpty());
        QVERIFY(!field.isUndoAvailable());
    }

    void overwritingReachesEveryCopyThatShares()
    {
        QString text = QStringLiteral("secret") + QString::number(7);
        const QString copy = text;
        overwrite(text);
        QCOMPARE(copy, QStringLiteral("xxxxxxx"));
    }

    void nothingCanBeTakenOutOfAShownPassphrase()
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        PassphraseField field;
        field.show();
        field.setShown(true);
        QTest::keyClicks(&field, QStringLiteral("secret"));
        field.selectAll();
        QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(&field, Qt::Key_X, Qt::ControlModifier);
        QTest::keyClick(&field, Qt::Key_Insert, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
        QCOMPARE(field.text(), QStringLiteral("secret"));
        field.wipe();
        QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(field.isEmpty());
    }

    void aRecoveryCodeIsCheckedWhileItIsTyped()
    {
        QList<int> wrongWord;
        CodeField field([](std::span<const std::byte> words) -> core::Result<void> {
            const std::string text(reinterpret_cast<const char*>(words.data()), words.size());
            core::Error wrong {.code = ErrorCode::InvalidArgument, .detail = {}};
            if (text.find("wrong") != std::string::npos)
                wrong.position.column = 2;
            else if (text.size() == 17 * 6 - 1)
                return {};
            return wrong;
        });
        QString told;
        connect(&field, &CodeField::told, this, [&](const QString& words) { told = words; });
        field.setPlainText(QStringLiteral("bazuv dok"));
        QVERIFY(told.contains(QStringLiteral("2 of 17")));
        field.setPlainText(QStringLiteral("bazuv wrong"));
        QVERIFY(!told.contains(QStringLiteral("Word 2"))); // it may not be all of the word yet
        field.setPlainText(QStringLiteral("bazuv wrong "));
        QVERIFY(told.contains(QStringLiteral("Word 2")));
        QVERIFY(!field.isComplete());
        field.setPlainText(QStringList(17, QStringLiteral("bazuv")).join(QLatin1Char(' ')));
        QVERIFY(field.isComplete());
        QVERIFY(told.contains(QStringLiteral("All 17")));
        field.wipe();
        QVERIFY(field.isEmpty() && !field.isComplete());
        QCOMPARE(told, QString());
    }

    void idleIsWhenNothingWasTouchedForAllTheTime()
    {
        const tests::FakeTime time;
        IdleWatch watch(time.now());
        const QSignalSpy idle(&watch, &IdleWatch::idle);
        QWidget window;
        window.show();
        watch.start(5min);
        time.pass(5min - 1ms);
        watch.look();
        QCOMPARE(idle.count(), 0);
        QTest::keyClick(&window, Qt::Key_A);
        time.pass(5min - 1ms);
        watch.look();
        QCOMPARE(idle.count(), 0);
        QTest::mouseMove(&window, QPoint(3, 3));
        QTest::mouseMove(&window, QPoint(9, 9));
        time.pass(5min - 1ms);
        watch.look();
        QCOMPARE(idle.count(), 0);
        time.pass(1ms);
        watch.look();
        QCOMPARE(idle.count(), 1);
    }

    void aPointerThatRestsIsNoTouch()
    {
        const tests::FakeTime time;
        IdleWatch watch(time.now());
        const QSignalSpy idle(&watch, &IdleWatch::idle);
        QWidget window;
        window.show();
        QTest::mouseMove(&window, QPoint(9, 9));
        watch.start(1min);
        const auto rest = [&window] {
            QMouseEvent move(QEvent::MouseMove, QPointF(9, 9), window.mapToGlobal(QPointF(9, 9)),
                             Qt::NoButton, Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&window, &move);
        };
        rest();
        time.pass(40s);
        rest(); // as when another window opens under it
        time.pass(20s);
        watch.look();
        QCOMPARE(idle.count(), 1);
    }

    void aShorterLimitCountsFromTheLastTouch()
    {
        const tests::FakeTime time;
        IdleWatch watch(time.now());
        const QSignalSpy idle(&watch, &IdleWatch::idle);
        watch.start(15min);
        time.pass(2min);
        watch.setLimit(1min);
        QCOMPARE(idle.count(), 1);
    }
};

QTEST_MAIN(LockTest)
#include "tst_lock.moc"
