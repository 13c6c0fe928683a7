// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/typography.h"

#include <QFontDatabase>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ui::theme {

namespace {

QStringList available(const QStringList& wanted)
{
    static const QStringList installed = QFontDatabase::families();
    QStringList found;
    for (const QString& family : wanted)
        if (installed.contains(family))
            found << family;
    return found.isEmpty() ? QStringList {QStringLiteral("Sans Serif")} : found;
}

QFont::Weight qtWeight(Weight weight)
{
    switch (weight) {
    case Weight::Regular:
        return QFont::Normal;
    case Weight::Medium:
        return QFont::Medium;
    case Weight::Strong:
        return QFont::DemiBold;
    }
    return QFont::Normal;
}

} // namespace

TextSizes textSizesFor(double height, double zoom)
{
    // Rounded up: 21.6 at 1080 lines must not become 21.
    const double small = std::ceil(std::max(13.0, height / 50.0) * zoom);
    return {.small = small,
            .body = std::ceil(small * 1.1),
            .value = std::ceil(small * 1.5),
            .title = std::ceil(small * 2.0)};
}

QFont font(double pixels, Weight weight)
{
    static const QStringList families = available(
        {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    QFont made;
    made.setFamilies(families);
    made.setPixelSize(static_cast<int>(std::lround(pixels)));
    made.setWeight(qtWeight(weight));
    made.setHintingPreference(QFont::PreferNoHinting);
    return made;
}

QFont titleFont(double pixels)
{
    static const QStringList families
        = available({QStringLiteral("Inter Display"), QStringLiteral("Inter"),
                     QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    QFont made = font(pixels, Weight::Strong);
    made.setFamilies(families);
    return made;
}

} // namespace ui::theme
