// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/latest_job.h"

namespace ui::jobs {

LatestJob::~LatestJob()
{
    m_token.cancel();
}

void LatestJob::cancel()
{
    m_token.cancel();
    if (m_watcher)
        retire();
}

void LatestJob::retire()
{
    m_watcher->disconnect(this);
    m_watcher->deleteLater();
    m_watcher = nullptr;
    emit runningChanged(false);
}

} // namespace ui::jobs
