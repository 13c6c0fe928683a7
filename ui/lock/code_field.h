// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A field of several lines for a recovery code. Says while one types how many words there are and
// which of them cannot be right; which that is, the session's parser says.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_buffer.h"

#include <QPlainTextEdit>

#include <functional>
#include <span>

namespace ui::lock {

/// Does @p words spell a recovery code? As vault::parseRecoveryWords.
using CodeCheck = std::function<core::Result<void>(std::span<const std::byte> words)>;

class CodeField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CodeField(CodeCheck check, QWidget* parent = nullptr);
    ~CodeField() override;

    /// The words as typed, as UTF-8. They stay: nobody should type them twice because the new
    /// passphrase was too short.
    core::SecretBuffer words() const;
    void wipe();
    bool isEmpty() const { return document()->isEmpty(); }

    /// A whole code, in itself without a slip of the pen.
    bool isComplete() const { return m_complete; }

signals:
    /// What to tell about the words so far; empty while there is nothing to tell.
    void told(const QString& words);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    QMimeData* createMimeDataFromSelection() const override;

private:
    void look();

    CodeCheck m_check;
    bool m_complete = false;
};

} // namespace ui::lock
