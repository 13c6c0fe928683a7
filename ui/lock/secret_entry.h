// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A passphrase field with its name, a button that shows the characters, and the warning that Caps
// Lock is on.
#pragma once

#include "ui/lock/passphrase_field.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::lock {

class SecretEntry final : public QWidget
{
    Q_OBJECT

public:
    explicit SecretEntry(QWidget* parent = nullptr);

    PassphraseField& field() { return *m_field; }
    void setName(const QString& name);

signals:
    void submitted(); ///< Return was pressed
    void edited();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void fitFont();

    QLabel* m_name;
    PassphraseField* m_field;
    QPushButton* m_show;
    QLabel* m_caps;
};

} // namespace ui::lock
