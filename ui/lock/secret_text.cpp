// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/secret_text.h"

#include <QString>
#include <QStringEncoder>

#include <algorithm>

namespace ui::lock {

core::SecretBuffer toSecret(const QString& text)
{
    if (text.isEmpty())
        return {};
    QStringEncoder encoder(QStringEncoder::Utf8);
    core::SecretBuffer large(static_cast<std::size_t>(encoder.requiredSpace(text.size())));
    auto* begin = reinterpret_cast<char*>(large.bytes().data());
    const char* end = encoder.appendToBuffer(begin, text);
    core::SecretBuffer exact(static_cast<std::size_t>(end - begin));
    std::copy_n(large.bytes().begin(), exact.size(), exact.bytes().begin());
    return exact;
}

void overwrite(const QString& text)
{
    if (!text.data_ptr().isMutable())
        return; // a literal of the program, in memory that cannot be written
    // Through constData(), since data() would make a copy and overwrite that.
    auto* characters = const_cast<QChar*>(text.constData());
    for (qsizetype i = 0; i < text.size(); ++i)
        const_cast<volatile char16_t&>(characters[i].unicode()) = u'x';
}

} // namespace ui::lock
