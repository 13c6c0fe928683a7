// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled by a test only, once as it is and once with each forgery, which the compiler must
// refuse.
#include "core/disclosure/disclosed_table.h"

int main()
{
    const core::disclosure::CountCell hidden;
#ifdef FORGE_TABLE
    const core::disclosure::DisclosedTable table;
#endif
#ifdef FORGE_COUNT
    const core::disclosure::CountCell count(7);
#endif
#ifdef FORGE_RATE
    const core::disclosure::RateCell rate(0.7);
#endif
#ifdef FORGE_NUMBER
    const core::disclosure::NumberCell number({}, 12);
#endif
    return hidden.isShown() ? 1 : 0;
}
