// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/desk.h"

#include "app/segue/profile_door.h"
#include "app/segue/session_door.h"
#include "ui/present/audience_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QSettings>

namespace app {

using ui::lock::PrivateWindow;
using ui::lock::Unlocked;
using ui::lock::UnlockWindow;
using ui::shell::MainWindow;

namespace {

const QString DemoCommand = QStringLiteral("packaging/demo.sh");

QString folderName(const std::filesystem::path& profile)
{
    const auto whole = std::filesystem::absolute(profile).lexically_normal();
    const auto name = whole.has_filename() ? whole.filename() : whole.parent_path().filename();
    return QString::fromStdString(name.string());
}

} // namespace

Desk::Desk(Arguments arguments, std::vector<core::session::SavedQuestion> questions,
           QElapsedTimer sinceStart)
    : m_arguments(std::move(arguments))
    , m_questions(std::move(questions))
    , m_preferences(ui::shell::load(QSettings()))
    , m_audience(std::make_shared<ui::present::AudienceWindow>())
    , m_desk(setup())
    , m_login(QDBusConnection::systemBus())
    , m_witness({.sinceStart = sinceStart,
                 .timing = m_arguments.timing,
                 .screenshot = m_arguments.screenshot,
                 .end = [this](int code) { m_desk.end(code); }})
{
    ui::language::install(m_preferences.language);
    UnlockWindow& window = m_desk.unlockWindow();
    if (!window.restoreGeometry(m_preferences.window))
        window.resize(1366, 768);
    applyLook();
    connectParts();
}

ui::lock::Desk::Setup Desk::setup()
{
    return {.unlock = {.profile = folderName(m_arguments.profile),
                       .demoCommand = DemoCommand,
                       .door = makeVaultDoor(m_arguments.profile),
                       .now = ui::lock::steadyNow()},
            .makeWindow = [this](const Unlocked& unlocked) { return makeWindow(unlocked); },
            .now = ui::lock::steadyNow(),
            .idleLimit = std::chrono::minutes(m_preferences.idleMinutes)};
}

void Desk::start(core::session::Typed first)
{
    m_desk.start(std::move(first));
}

void Desk::connectParts()
{
    UnlockWindow& window = m_desk.unlockWindow();
    connect(&window, &UnlockWindow::languageSwitched, this, [this] {
        using ui::language::Language;
        m_preferences.language
            = m_preferences.language == Language::English ? Language::Spanish : Language::English;
        ui::language::install(m_preferences.language);
        applyLook();
    });
    connect(&window, &UnlockWindow::themeSwitched, this, [this] {
        using ui::theme::Mode;
        m_preferences.mode = m_preferences.mode == Mode::Light ? Mode::Dark : Mode::Light;
        applyLook();
    });
    connect(&window, &UnlockWindow::resized, this, &Desk::applyLook);
    connect(&window, &UnlockWindow::failed, this,
            [this, &window] { m_witness.seeWaiting(window); });
    connect(&window, &UnlockWindow::waits, this, [this, &window] { m_witness.seeWaiting(window); });
    connect(&window, &UnlockWindow::closed, this, [this, &window] {
        m_preferences.window = window.saveGeometry();
        QSettings settings;
        ui::shell::save(m_preferences, settings);
    });
    connect(&m_login, &ui::lock::LoginWatch::lockWanted, &m_desk, &ui::lock::Desk::lock);
    connect(&m_desk, &ui::lock::Desk::opened, &m_login, &ui::lock::LoginWatch::holdSleepUp);
    connect(&m_desk, &ui::lock::Desk::opened, this,
            [](QWidget* opened) { static_cast<MainWindow*>(opened)->start(); });
    connect(&m_desk, &ui::lock::Desk::locked, &m_login, &ui::lock::LoginWatch::letSleep);
    connect(&m_desk, &ui::lock::Desk::ended, this, [](int code) { QCoreApplication::exit(code); });
}

PrivateWindow Desk::makeWindow(const Unlocked& unlocked)
{
    m_preferences.window = m_desk.unlockWindow().saveGeometry();
    {
        QSettings settings; // where the window reads it
        ui::shell::save(m_preferences, settings);
    }
    const auto profile = std::static_pointer_cast<SessionProfile>(unlocked.profile);
    Door door = makeDoor(profile);
    auto window = std::make_unique<MainWindow>(MainWindow::Setup {
        .page = {.ask = std::move(door.ask),
                 .label = std::move(door.label),
                 .demoCommand = DemoCommand,
                 .check = std::move(door.check),
                 .count = std::move(door.count),
                 .repair = std::move(door.repair)},
        .questions = m_questions,
        .prompt = std::make_unique<ui::shell::DialogPrompt>(),
        .settingsFile = {},
        .question = std::exchange(m_arguments.question, {}), // asked for once
        .profile = profile,
        .draft = unlocked.draft,
        .greeting = profile->session().wasRecovered()
            ? tr("Segue did not end as usual. The profile is back at its last intact entry.")
            : QString(),
        .audience = m_audience});
    connect(window.get(), &MainWindow::lockWanted, &m_desk, &ui::lock::Desk::lock,
            Qt::QueuedConnection);
    connect(window.get(), &MainWindow::idleMinutesChanged, this,
            [this](int minutes) { m_desk.setIdleLimit(std::chrono::minutes(minutes)); });
    m_witness.watch(*window);
    MainWindow* raw = window.get();
    return {.widget = std::move(window), .draft = [this, raw] {
                raw->keepPreferences();
                m_preferences = raw->preferences(); // the lock looks as the window did
                applyLook();
                return raw->draft();
            }};
}

void Desk::applyLook()
{
    UnlockWindow& window = m_desk.unlockWindow();
    const auto sizes = ui::theme::textSizesFor(window.height(), m_preferences.zoom);
    if (m_desk.state() == ui::lock::Desk::State::Locked)
        ui::shell::apply(*qApp, m_preferences.mode, sizes.small);
    window.setLook(m_preferences.mode, sizes);
}

} // namespace app
