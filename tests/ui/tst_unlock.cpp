// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_vault.h"
#include "ui/lock/code_field.h"
#include "ui/lock/passphrase_field.h"
#include "ui/lock/protection_page.h"
#include "ui/lock/unlock_window.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace ui::lock;
using namespace std::chrono_literals;
using core::ErrorCode;
using core::session::Protection;

namespace {

/// What is on the screen, found by its words.
class Seen
{
public:
    explicit Seen(QWidget& window)
        : m_window(window)
    {
    }
    bool says(const QString& text) const
    {
        const auto labels = m_window.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    QAbstractButton* button(const QString& text) const
    {
        for (QAbstractButton* button : m_window.findChildren<QAbstractButton*>())
            if (button->isVisible() && button->text() == text)
                return button;
        return nullptr;
    }
    template<typename Widget>
    Widget* field(int which = 0) const
    {
        QList<Widget*> fields;
        for (Widget* field : m_window.findChildren<Widget*>())
            if (field->isVisible())
                fields << field;
        return which < fields.size() ? fields[which] : nullptr;
    }

private:
    QWidget& m_window;
};

struct Stage
{
    std::shared_ptr<tests::FakeVault> vault = std::make_shared<tests::FakeVault>();
    tests::FakeTime time;
    std::unique_ptr<UnlockWindow> window;
    std::unique_ptr<Seen> seen;
    std::optional<Unlocked> unlocked;

    void show()
    {
        window = std::make_unique<UnlockWindow>(
            UnlockWindow::Setup {.profile = QStringLiteral("council"),
                                 .demoCommand = QStringLiteral("packaging/demo.sh"),
                                 .door = vault->door(),
                                 .now = time.now()});
        QObject::connect(window.get(), &UnlockWindow::opened, window.get(),
                         [this](const Unlocked& it) { unlocked = it; });
        seen = std::make_unique<Seen>(*window);
        window->resize(1366, 768);
        window->show();
    }
    void start()
    {
        show();
        window->start();
        QTRY_VERIFY(window->state().doing == Doing::Nothing);
    }
    void type(const std::string& passphrase)
    {
        auto* field = seen->field<PassphraseField>();
        QTest::keyClicks(field, QString::fromStdString(passphrase));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(window->state().doing == Doing::Nothing);
    }
};

core::Error error(ErrorCode code)
{
    return {.code = code, .detail = {}};
}

} // namespace

class UnlockTest : public QObject
{
    Q_OBJECT

private slots:
    void theRightPassphraseOpens()
    {
        Stage stage;
        stage.start();
        QVERIFY(stage.seen->says(QStringLiteral("Unlock council")));
        QVERIFY(stage.seen->field<PassphraseField>()->hasFocus());
        stage.type(stage.vault->passphrase);
        QVERIFY(stage.unlocked && stage.unlocked->profile);
        QVERIFY(stage.seen->field<PassphraseField>()->isEmpty());
    }

    void aWrongPassphraseWaitsAndCountsDown()
    {
        Stage stage;
        stage.start();
        stage.type("wrong");
        QVERIFY(stage.seen->says(QStringLiteral("This passphrase does not open the profile")));
        QVERIFY(stage.seen->says(QStringLiteral("try again in 1 s")));
        QVERIFY(!stage.seen->button(QStringLiteral("Unlock"))->isEnabled());
        stage.type(stage.vault->passphrase); // too early: not even tried
        QVERIFY(!stage.unlocked);
        stage.time.pass(1s);
        stage.window->tick();
        QVERIFY(!stage.seen->says(QStringLiteral("try again in")));
        QVERIFY(stage.seen->button(QStringLiteral("Unlock"))->isEnabled());
        QTest::keyClick(stage.seen->field<PassphraseField>(), Qt::Key_Return);
        QTRY_VERIFY(stage.unlocked);
    }

    void anErrorThatIsNoWrongKeyCostsNoTime()
    {
        Stage stage;
        stage.vault->openError = error(ErrorCode::Corrupt);
        stage.start();
        stage.type("whatever");
        QVERIFY(stage.seen->says(QStringLiteral("damaged")));
        QVERIFY(stage.seen->says(QStringLiteral("Nothing was changed or deleted")));
        QCOMPARE(stage.window->state().wait, 0s);
    }

    void anEmptyPassphraseIsNotTried()
    {
        Stage stage;
        stage.start();
        QTest::keyClick(stage.seen->field<PassphraseField>(), Qt::Key_Return);
        QVERIFY(stage.window->state().doing == Doing::Nothing && !stage.window->state().error);
    }

    void aKeychainAloneOpensByItselfAtTheStart()
    {
        Stage stage;
        stage.vault->status.protection = {.keychain = true};
        stage.vault->status.recordedBackEnd = stage.vault->status.presentBackEnd = "kwallet";
        stage.show();
        stage.window->start();
        QTRY_VERIFY(stage.unlocked);
    }

    void afterALockItWaitsToBeAsked()
    {
        Stage stage;
        stage.vault->status.protection = {.keychain = true};
        stage.vault->status.recordedBackEnd = stage.vault->status.presentBackEnd = "kwallet";
        stage.show();
        const QSignalSpy waits(stage.window.get(), &UnlockWindow::waits);
        stage.window->startLocked();
        QTRY_COMPARE(waits.count(), 1);
        QVERIFY(!stage.unlocked);
        QVERIFY(stage.seen->says(QStringLiteral("kwallet answers")));
        stage.seen->button(QStringLiteral("Unlock"))->click();
        QTRY_VERIFY(stage.unlocked);
    }

    void aKeychainThatIsLockedOffersToTryAgain()
    {
        Stage stage;
        stage.vault->status.protection = {.keychain = true};
        stage.vault->openError = error(ErrorCode::KeychainLocked);
        stage.start();
        QTRY_VERIFY(stage.window->state().error);
        QVERIFY(stage.seen->says(QStringLiteral("Keychain: locked")));
        QVERIFY(stage.seen->button(QStringLiteral("Try again")));
        QVERIFY(stage.seen->button(QStringLiteral("The keychain is lost or changed")));
    }

    void aPassphraseGivenAtTheStartIsTriedOnce()
    {
        Stage stage;
        stage.show();
        core::session::Typed typed;
        typed.passphrase = core::SecretBuffer(3);
        stage.window->start(std::move(typed));
        QTRY_VERIFY(stage.window->state().error);
        QVERIFY(stage.seen->says(QStringLiteral("does not open")));
        stage.time.pass(1s);
        stage.window->tick();
        stage.type(stage.vault->passphrase);
        QVERIFY(stage.unlocked);
    }

    void unlockingCanBeGivenUp()
    {
        Stage stage;
        stage.start();
        stage.vault->slow = true;
        QTest::keyClicks(stage.seen->field<PassphraseField>(),
                         QString::fromStdString(stage.vault->passphrase));
        QTest::keyClick(stage.seen->field<PassphraseField>(), Qt::Key_Return);
        QVERIFY(stage.seen->says(QStringLiteral("Unlocking")));
        stage.seen->button(QStringLiteral("Cancel"))->click();
        QVERIFY(stage.window->state().doing == Doing::Nothing);
        QVERIFY(!stage.window->state().error);
        QTest::qWait(20);
        QVERIFY(!stage.unlocked);
    }

    void aDemoProfileNamesItsPassphraseAndFillsItIn()
    {
        Stage stage;
        stage.vault->status.inventedOnly = true;
        stage.vault->status.publishedPassphrase = stage.vault->passphrase;
        stage.start();
        QVERIFY(stage.seen->says(QString::fromStdString(stage.vault->passphrase)));
        stage.seen->button(QStringLiteral("Use it"))->click();
        stage.seen->button(QStringLiteral("Unlock"))->click();
        QTRY_VERIFY(stage.unlocked);
    }

    void aFolderWithoutAProfileSaysSoAndHowToBegin()
    {
        Stage stage;
        stage.vault->statusError = error(ErrorCode::NoProfile);
        stage.start();
        QVERIFY(stage.seen->says(QStringLiteral("There is no Segue profile here yet")));
        QVERIFY(stage.seen->says(QStringLiteral("packaging/demo.sh")));
        QVERIFY(!stage.seen->field<PassphraseField>());
        stage.vault->statusError.reset();
        stage.seen->button(QStringLiteral("Look again"))->click();
        QTRY_VERIFY(stage.seen->says(QStringLiteral("Unlock council")));
    }

    void capsLockIsSaidWhileItIsOn()
    {
        Stage stage;
        stage.start();
        auto* field = stage.seen->field<PassphraseField>();
        QTest::keyClick(field, 'A', Qt::NoModifier);
        QVERIFY(!stage.seen->says(QStringLiteral("Caps Lock is on")) == !field->capsLockIsOn());
        QKeyEvent capital(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("A"));
        QCoreApplication::sendEvent(field, &capital);
        QVERIFY(stage.seen->says(QStringLiteral("Caps Lock is on")));
        QKeyEvent small(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("a"));
        QCoreApplication::sendEvent(field, &small);
        QVERIFY(!stage.seen->says(QStringLiteral("Caps Lock is on")));
    }

    void aPassphraseCanBeShownAndHidden()
    {
        Stage stage;
        stage.start();
        stage.seen->button(QStringLiteral("Show"))->click();
        QVERIFY(stage.seen->field<PassphraseField>()->isShown());
        stage.seen->button(QStringLiteral("Hide"))->click();
        QVERIFY(!stage.seen->field<PassphraseField>()->isShown());
    }

    void aForgottenPassphraseIsReplacedByTheRecoveryCode()
    {
        Stage stage;
        stage.start();
        stage.seen->button(QStringLiteral("I forgot the passphrase"))->click();
        auto* act = stage.seen->button(QStringLiteral("Open and change"));
        QVERIFY(act && !act->isEnabled());
        auto* code = stage.seen->field<CodeField>();
        QVERIFY(code->hasFocus());
        QTest::keyClicks(code, QString::fromStdString(stage.vault->code));
        QVERIFY(!act->isEnabled());
        QTest::keyClicks(stage.seen->field<PassphraseField>(0), QStringLiteral("a new passphrase"));
        QVERIFY(stage.seen->says(QStringLiteral("not the same yet")));
        QTest::keyClicks(stage.seen->field<PassphraseField>(1), QStringLiteral("a new passphrase"));
        QVERIFY(act->isEnabled());
        act->click();
        QTRY_VERIFY(stage.unlocked);
        QCOMPARE(stage.vault->newPassphrase(), std::string("a new passphrase"));
        QCOMPARE(stage.vault->protection(), (Protection {.passphrase = true}));
    }

    void aLostKeychainIsReplacedByOneThatAnswers()
    {
        Stage stage;
        stage.vault->status.protection = {.keychain = true};
        stage.vault->status.recordedBackEnd = "kwallet";
        stage.vault->status.presentBackEnd = "gnome-keyring";
        stage.vault->openError = error(ErrorCode::KeychainChanged);
        stage.start();
        QTRY_VERIFY(stage.window->state().error);
        QVERIFY(
            stage.seen->says(QStringLiteral("gnome-keyring answers here; the key is in kwallet")));
        stage.seen->button(QStringLiteral("The keychain is lost or changed"))->click();
        QVERIFY(stage.seen->button(QStringLiteral("Keychain of this computer alone"))->isChecked());
        QTest::keyClicks(stage.seen->field<CodeField>(), QString::fromStdString(stage.vault->code));
        stage.vault->openError.reset();
        stage.seen->button(QStringLiteral("Open and protect anew"))->click();
        QTRY_VERIFY(stage.unlocked);
        QCOMPARE(stage.vault->protection(), (Protection {.keychain = true}));
    }

    void aNewComputerWithoutAKeychainTakesAPassphrase()
    {
        Stage stage;
        stage.vault->status.protection = {.keychain = true, .passphrase = true};
        stage.start();
        stage.seen->button(QStringLiteral("This is a new computer"))->click();
        QVERIFY(stage.seen->says(QStringLiteral("No keychain answers")));
        QVERIFY(
            !stage.seen->button(QStringLiteral("Keychain of this computer alone"))->isEnabled());
        QVERIFY(stage.seen->button(QStringLiteral("Passphrase alone"))->isChecked());
    }

    void anOlderCopyIsRestoredOnPurposeOnly()
    {
        Stage stage;
        stage.vault->openError = error(ErrorCode::OlderCopy);
        stage.start();
        QVERIFY(!stage.seen->button(QStringLiteral("Restore this older copy")));
        stage.type(stage.vault->passphrase);
        QVERIFY(stage.seen->says(QStringLiteral("older or altered copy")));
        stage.seen->button(QStringLiteral("Restore this older copy"))->click();
        QVERIFY(stage.seen->says(QStringLiteral("the log records")));
        auto* act = stage.seen->button(QStringLiteral("Restore this copy"));
        QVERIFY(!act->isEnabled());
        QTest::keyClicks(stage.seen->field<PassphraseField>(),
                         QString::fromStdString(stage.vault->passphrase));
        act->click();
        QTRY_VERIFY(stage.unlocked);
        QCOMPARE(stage.vault->restored.load(), 1);
    }

    void aWrongCodeWaitsToo()
    {
        Stage stage;
        stage.start();
        stage.seen->button(QStringLiteral("I forgot the passphrase"))->click();
        QTest::keyClicks(stage.seen->field<CodeField>(), QStringLiteral("wrong"));
        for (const int which : {0, 1})
            QTest::keyClicks(stage.seen->field<PassphraseField>(which),
                             QStringLiteral("a new passphrase"));
        stage.seen->button(QStringLiteral("Open and change"))->click();
        QTRY_VERIFY(stage.window->state().error);
        QVERIFY(stage.seen->says(QStringLiteral("This recovery code does not open")));
        QVERIFY(stage.seen->says(QStringLiteral("try again in 1 s")));
        stage.seen->button(QStringLiteral("Back"))->click();
        QTRY_VERIFY(stage.seen->says(QStringLiteral("Unlock council")));
    }

    void everythingHasANameToBeReadAloud()
    {
        Stage stage;
        stage.vault->status.protection = {.keychain = true, .passphrase = true};
        stage.start();
        for (const QWidget* widget : stage.window->findChildren<QWidget*>())
            if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus) {
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                QVERIFY2(!widget->accessibleName().isEmpty()
                             || (button && !button->text().isEmpty()),
                         widget->metaObject()->className());
            }
    }

    void protectionIsChangedOnAPageOfItsOwn()
    {
        auto vault = std::make_shared<tests::FakeVault>();
        core::TaskContext task;
        vault->status.protection = {.keychain = false, .passphrase = true};
        const core::session::Typed typed = [&] {
            core::session::Typed it;
            it.passphrase = core::SecretBuffer(vault->passphrase.size());
            std::ranges::transform(vault->passphrase, it.passphrase.bytes().begin(),
                                   [](char c) { return static_cast<std::byte>(c); });
            return it;
        }();
        ProtectionPage page(vault->door().open(typed, task).value(), 5);
        const Seen seen(page);
        page.resize(1366, 2000);
        page.show();
        page.refresh();
        QTRY_VERIFY(seen.says(QStringLiteral("Now with the passphrase alone")));
        auto* change = seen.button(QStringLiteral("Change"));
        QVERIFY(!change->isEnabled());
        QTest::keyClicks(seen.field<PassphraseField>(0), QStringLiteral("longer than that"));
        QTest::keyClicks(seen.field<PassphraseField>(1), QStringLiteral("longer than that"));
        change->click();
        QTRY_VERIFY(seen.says(QStringLiteral("Changed.")));
        QCOMPARE(vault->newPassphrase(), std::string("longer than that"));
        QSignalSpy minutes(&page, &ProtectionPage::idleMinutesChanged);
        seen.field<QSpinBox>()->setValue(99);
        QCOMPARE(minutes.last().first().toInt(), 15);

        QTest::keyClicks(seen.field<PassphraseField>(2), QString::fromStdString(vault->passphrase));
        seen.button(QStringLiteral("Make a new recovery code"))->click();
        QTRY_VERIFY(seen.says(QStringLiteral(" 2 dokip")));
        seen.button(QStringLiteral("I have written it down"))->click();
        QVERIFY(!seen.says(QStringLiteral("dokip")));

        vault->found.files.emplace_back();
        vault->found.files[0].name = "data/1.segue";
        vault->found.files[0].check.damagedBlocks = 1;
        vault->found.files[0].check.damaged.push_back(
            {.block = 2, .offset = 128, .bytes = 10, .belongsTo = {}});
        seen.button(QStringLiteral("Check every file"))->click();
        QTRY_VERIFY(seen.says(QStringLiteral("data/1.segue: block 2, bytes 128 to 137")));
        vault->slow = true;
        seen.button(QStringLiteral("Check every file"))->click();
        QVERIFY(seen.says(QStringLiteral("Looking at every block")));
        seen.button(QStringLiteral("Cancel"))->click();
        QVERIFY(seen.says(QStringLiteral("Stopped, as you asked")));
    }
};

QTEST_MAIN(UnlockTest)
#include "tst_unlock.moc"
