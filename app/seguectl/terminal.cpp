// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/terminal.h"

#include "app/seguectl/recovery_page.h"
#include "ui/errors/error_words.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string_view>

namespace app::seguectl {
namespace {

constexpr std::chrono::seconds LineInterval {4}; // demo.sh promises a line every ten seconds

bool progressOpen = false; // a program has one terminal

class ProgressPrinter
{
public:
    explicit ProgressPrinter(std::string label)
        : m_label(std::move(label))
        , m_isTerminal(isatty(STDERR_FILENO) == 1)
    {
    }

    void show(int permille)
    {
        const auto now = std::chrono::steady_clock::now();
        if (m_isTerminal) {
            std::fprintf(stderr, "\r%s %3d %%", m_label.c_str(), permille / 10);
            progressOpen = true;
        } else if (now - m_last >= LineInterval) {
            std::fprintf(stderr, "%s %d %%\n", m_label.c_str(), permille / 10);
            m_last = now;
        }
    }

private:
    std::string m_label;
    bool m_isTerminal;
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

/// Past stdio's buffer, which nobody wipes.
bool writeOut(std::string_view text)
{
    if (std::fflush(stdout) != 0)
        return false;
    while (!text.empty()) {
        const ssize_t written = write(STDOUT_FILENO, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

core::TaskContext visibleTask(const core::CancelToken& cancel, std::string label)
{
    auto printer = std::make_shared<ProgressPrinter>(std::move(label));
    return core::TaskContext(cancel, [printer](int permille) { printer->show(permille); });
}

void endProgress()
{
    if (progressOpen)
        std::fputc('\n', stderr);
    progressOpen = false;
}

ExitCode fail(const core::Error& error, bool json)
{
    endProgress();
    const ui::errors::ErrorWords words = ui::errors::wordsFor(error);
    if (json) {
        const QJsonObject object {
            {QStringLiteral("error"), words.happened},
            {QStringLiteral("place"), QString::fromStdString(error.place)},
            {QStringLiteral("line"), error.position.line},
            {QStringLiteral("column"), error.position.column},
            {QStringLiteral("suggestion"), QString::fromStdString(error.suggestion)},
            {QStringLiteral("remedy"), words.next},
        };
        print(QJsonDocument(object).toJson(QJsonDocument::Indented).toStdString());
    } else {
        for (const QString& sentence : {words.happened, words.kept, words.next})
            if (!sentence.isEmpty())
                std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
    }
    return exitCodeOf(error.code);
}

bool printSecret(const core::SecretBuffer& secret)
{
    const auto bytes = secret.bytes();
    return writeOut({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

bool printRecoveryPage(const core::SecretBuffer& words, const std::string& profile)
{
    bool isWritten = true;
    writeRecoveryPage(words, profile, [&isWritten](std::string_view text) {
        isWritten = isWritten && writeOut(text);
    });
    return isWritten;
}

bool print(const std::string& text)
{
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size()
        && std::fflush(stdout) == 0;
}

} // namespace app::seguectl
