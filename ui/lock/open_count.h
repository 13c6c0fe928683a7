// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts what may have the profile open: the window, questions on their way, a try to unlock. Makes
// sure that the last of them closes it off the GUI thread, and tells when nothing is open any more.
#pragma once

#include "ui/lock/vault_door.h"

#include <QObject>

#include <memory>
#include <mutex>

namespace ui::lock {

class OpenCount final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~OpenCount() override;

    /// The same door, counted: from the beginning of a try until the profile is closed again.
    VaultDoor counted(VaultDoor door);

    /// From any thread.
    bool isAnythingOpen() const { return m_ledger->open() > 0; }

signals:
    /// On this object's thread.
    void allClosed();

private:
    /// Outlives the object where a thread still holds it.
    class Ledger
    {
    public:
        explicit Ledger(OpenCount* owner)
            : m_owner(owner)
        {
        }
        std::shared_ptr<void> enter(const std::shared_ptr<Ledger>& self);
        void leave();
        void orphan();
        int open() const;

    private:
        mutable std::mutex m_mutex; ///< guards what follows
        OpenCount* m_owner;
        int m_open = 0;
    };

    static Opened guarded(Opened opened, std::shared_ptr<void> entry);

    std::shared_ptr<Ledger> m_ledger = std::make_shared<Ledger>(this);
};

} // namespace ui::lock
