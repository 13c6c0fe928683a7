// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/interrupt.h"

#include <csignal>

namespace app::seguectl {
namespace {

const core::CancelToken& interruptToken()
{
    static const core::CancelToken token; // a signal handler can only reach what is static
    return token;
}

extern "C" void onInterrupt(int signal)
{
    interruptToken().cancel();
    std::signal(signal, SIG_DFL);
}

} // namespace

core::CancelToken cancelOnInterrupt()
{
    const core::CancelToken& token = interruptToken();
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    return token;
}

} // namespace app::seguectl
