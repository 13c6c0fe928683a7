// SPDX-FileCopyrightText: Segue contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/policy_reason.h"

#include <array>

namespace app::seguectl {
namespace {

struct Reason
{
    std::string_view id; ///< Error::detail
    Said words; ///< %1: the rule, %2: what is expected
};

constexpr std::array Reasons {
    Reason {"syntax",
            {"The text is not JSON as Segue reads it.", "El texto no es JSON como lo lee Segue."}},
    Reason {"not-whole",
            {"A number has a fraction: only whole numbers are read.",
             "Un número tiene decimales: solo se leen números enteros."}},
    Reason {"too-long", {"The text is too long.", "El texto es demasiado largo."}},
    Reason {"too-deep",
            {"The text is nested too deeply.", "El texto está anidado demasiado hondo."}},
    Reason {"duplicate", {"“%1” appears twice.", "«%1» aparece dos veces."}},
    Reason {"missing",
            {"“%1” is missing: every rule has to stand in the file.",
             "Falta «%1»: todas las reglas deben estar en el archivo."}},
    Reason {"unknown",
            {"“%1” is no rule that Segue knows.", "«%1» no es una regla que Segue conozca."}},
    Reason {"type", {"“%1” should be: %2.", "«%1» debería ser: %2."}},
    Reason {"range", {"“%1” is out of its range: %2.", "«%1» está fuera de su intervalo: %2."}},
    Reason {"cannot-apply",
            {"This version cannot apply another “%1” than %2.",
             "Esta versión no puede aplicar otro «%1» que %2."}},
    Reason {"not-stricter",
            {"“%1” is not stricter than the policy's own rule, so it would do nothing.",
             "«%1» no es más estricta que la regla propia de la política: no haría nada."}},
    Reason {"unsigned",
            {"Nobody has signed it: seguectl policy sign does.",
             "Nadie la ha firmado: lo hace seguectl policy sign."}},
    Reason {"other-key",
            {"It was signed by another profile than this one.", "La firmó otro perfil."}},
    Reason {"altered", {"It is not what was signed.", "No es lo que se firmó."}},
    Reason {"older",
            {"%1 was in force already: only a higher version can follow it.",
             "%1 ya estuvo en vigor: solo puede seguirle una versión más alta."}},
    Reason {"looser",
            {"Looser than the policy in force: %1. With --loosen it is taken all the same, and the "
             "log says so.",
             "Menos estricta que la política en vigor: %1. Con --loosen se acepta de todos modos, "
             "y el registro lo dice."}},
    Reason {"looser-consortium",
            {"Looser than the consortium's policy: %1. That needs a second signature, which this "
             "version cannot give.",
             "Menos estricta que la política del consorcio: %1. Eso necesita una segunda firma, "
             "que esta versión no puede dar."}},
    Reason {"no-institution",
            {"“%1” is no institution of the agreements or the data of this profile: its rule would "
             "never be obeyed. Correct the id, or import its records first.",
             "«%1» no es una institución de los acuerdos ni de los datos de este perfil: su regla "
             "nunca se cumpliría. Corrija el identificador o importe antes sus registros."}},
    Reason {"not-yet", {"It is in force from %1 on only.", "Solo está en vigor desde el %1."}},
};

std::string filled(std::string text, std::string_view mark, const std::string& with)
{
    if (const auto place = text.find(mark); place != std::string::npos)
        text.replace(place, mark.size(), with);
    return text;
}

} // namespace

std::string policyReason(const core::Error& error, bool spanish)
{
    for (const Reason& reason : Reasons)
        if (reason.id == error.detail)
            return filled(filled(std::string(spanish ? reason.words.es : reason.words.en), "%2",
                                 error.suggestion),
                          "%1", error.place);
    return {};
}

} // namespace app::seguectl
