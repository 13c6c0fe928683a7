// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text measured with the real typeface.
#pragma once

#include "ui/charts/geometry/text_flow.h"
#include "ui/theme/typography.h"

#include <QFont>

namespace ui::charts {

class FontMeasure final : public TextMeasure
{
public:
    explicit FontMeasure(const theme::TextSizes& sizes);

    double width(const QString& text, TextRole role) const override;
    double lineHeight(TextRole role) const override;
    double ascent(TextRole role) const override;

    QFont font(TextRole role) const;

private:
    theme::TextSizes m_sizes;
};

} // namespace ui::charts
