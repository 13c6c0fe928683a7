<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <location filename="../ui/shell/actions.cpp" line="14"/>
        <source>Choose a question</source>
        <translation>Elegir una pregunta</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="16"/>
        <source>Previous question</source>
        <translation>Pregunta anterior</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="18"/>
        <source>Next question</source>
        <translation>Pregunta siguiente</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="20"/>
        <source>Edit the question</source>
        <translation>Editar la pregunta</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="22"/>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="24"/>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="26"/>
        <source>Text as large as usual</source>
        <translation>Texto de tamaño normal</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="28"/>
        <source>English or Spanish</source>
        <translation>Inglés o español</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="30"/>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="32"/>
        <source>Copy the figure as an image</source>
        <translation>Copiar la figura como imagen</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="34"/>
        <source>Copy the table</source>
        <translation>Copiar la tabla</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="36"/>
        <source>Save the figure</source>
        <translation>Guardar la figura</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="38"/>
        <source>Whole screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="40"/>
        <source>Protection</source>
        <translation>Protección</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="42"/>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="43"/>
        <source>Keyboard and about</source>
        <translation>Teclado y acerca de Segue</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="45"/>
        <source>Close Segue</source>
        <translation>Cerrar Segue</translation>
    </message>
    <message>
        <source>Show to the audience</source>
        <translation>Mostrar al público</translation>
    </message>
    <message>
        <source>Stop showing</source>
        <translation>Dejar de mostrar</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Página inicial</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="88"/>
        <source>%1 enrolments start</source>
        <translation>Empiezan %1 inscripciones</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="90"/>
        <source>%1 attempts start</source>
        <translation>Empiezan %1 intentos</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="92"/>
        <source>%1 students start</source>
        <translation>Empiezan %1 estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="100"/>
        <source>%1: hidden</source>
        <translation>%1: oculto</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="109"/>
        <source>How many start is hidden, to protect students</source>
        <translation>Cuántos empiezan está oculto, para proteger a los estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="119"/>
        <source>more steps: %1</source>
        <translation>más pasos: %1</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="128"/>
        <source>Counted for this text.</source>
        <translation>Contado para este texto.</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="131"/>
        <source>Counting. Above is the count before this change.</source>
        <translation>Contando. Arriba está el recuento de antes de este cambio.</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="132"/>
        <source>Counting.</source>
        <translation>Contando.</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="135"/>
        <source>This is the count before your change. It is counted again when you stop typing.</source>
        <translation>Este es el recuento de antes de su cambio. Se vuelve a contar cuando deje de escribir.</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="138"/>
        <source>It is counted when you stop typing.</source>
        <translation>Se cuenta cuando deje de escribir.</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="141"/>
        <source>This is the count before your change. Nothing is counted while the text is no question.</source>
        <translation>Este es el recuento de antes de su cambio. No se cuenta nada mientras el texto no sea una pregunta.</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="144"/>
        <source>Nothing is counted while the text is no question.</source>
        <translation>No se cuenta nada mientras el texto no sea una pregunta.</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="151"/>
        <source>This is the count before your change. %1</source>
        <translation>Este es el recuento de antes de su cambio. %1</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="164"/>
        <source>This is no question yet.</source>
        <translation>Esto todavía no es una pregunta.</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="75"/>
        <source>Line %1, column %2: something is missing here.</source>
        <translation>Línea %1, columna %2: aquí falta algo.</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="166"/>
        <source>Line %1, column %2: there is “%3” already.</source>
        <translation>Línea %1, columna %2: ya hay «%3».</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="173"/>
        <source>Line %1, column %2: “%3” is not understood here.</source>
        <translation>Línea %1, columna %2: aquí no se entiende «%3».</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="179"/>
        <source>Perhaps you meant: %1</source>
        <translation>Quizá quiso decir: %1</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="37"/>
        <source>a field</source>
        <translation>un campo</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="39"/>
        <source>a condition, such as gender = F</source>
        <translation>una condición, como gender = F</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="41"/>
        <source>a comparison, such as = or in</source>
        <translation>una comparación, como = o in</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="42"/>
        <source>a value</source>
        <translation>un valor</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="43"/>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="45"/>
        <source>a whole number from 1 to 1200</source>
        <translation>un número entero de 1 a 1200</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="46"/>
        <source>a dot and a field</source>
        <translation>un punto y un campo</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="47"/>
        <source>what is looked for, such as course</source>
        <translation>lo que se busca, como course</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="48"/>
        <source>where, such as cc</source>
        <translation>dónde, como cc</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="49"/>
        <location filename="../ui/explore/editor_words.cpp" line="51"/>
        <location filename="../ui/explore/editor_words.cpp" line="52"/>
        <source>a name in quotes</source>
        <translation>un nombre entre comillas</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="50"/>
        <source>a step&apos;s name in quotes</source>
        <translation>el nombre de un paso entre comillas</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="54"/>
        <source>a question&apos;s name in quotes</source>
        <translation>el nombre de una pregunta entre comillas</translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="68"/>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <location filename="../ui/explore/editor_words.cpp" line="78"/>
        <source>Line %1, column %2: here is missing: %3.</source>
        <translation>Línea %1, columna %2: aquí falta: %3.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="23"/>
        <source>Your data are as they were.</source>
        <translation>Sus datos están como estaban.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="26"/>
        <source>Stopped, as you asked</source>
        <translation>Detenido, como usted pidió</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="27"/>
        <source>Ask again whenever you like.</source>
        <translation>Vuelva a preguntar cuando quiera.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="32"/>
        <source>There are no data here yet</source>
        <translation>Aquí todavía no hay datos</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="30"/>
        <location filename="../ui/errors/error_words.cpp" line="33"/>
        <source>Nothing is missing: this place is simply new.</source>
        <translation>No falta nada: este lugar es nuevo.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="29"/>
        <source>There is no Segue profile here yet</source>
        <translation>Aquí todavía no hay un perfil de Segue</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="31"/>
        <source>Make one with seguectl init, or name the folder of another.</source>
        <translation>Cree uno con seguectl init, o indique la carpeta de otro.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="34"/>
        <source>Make the demo region with invented students, or open Segue on a profile that has data.</source>
        <translation>Cree la región de demostración con estudiantes inventados, o abra Segue con un perfil que tenga datos.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="37"/>
        <source>There is no such question</source>
        <translation>No existe esa pregunta</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="38"/>
        <source>Name a .cohort file, or a saved question.</source>
        <translation>Indique un archivo .cohort o una pregunta guardada.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="40"/>
        <source>A description of files does not hold together</source>
        <translation>Una descripción de archivos no es coherente</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="41"/>
        <location filename="../ui/errors/error_words.cpp" line="71"/>
        <source>Correct it at the place named, then try again.</source>
        <translation>Corríjala en el lugar indicado y vuelva a intentarlo.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="43"/>
        <source>This command takes something else</source>
        <translation>Este comando espera otra cosa</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="44"/>
        <source>The command&apos;s --help shows an example.</source>
        <translation>La opción --help del comando muestra un ejemplo.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="45"/>
        <source>No layout fits this file</source>
        <translation>Ningún formato corresponde a este archivo</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="46"/>
        <source>Name the file as its layout says, or give a layout of your own with --layout.</source>
        <translation>Nombre el archivo como dice su formato, o indique un formato propio con --layout.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="50"/>
        <source>This question could not be understood</source>
        <translation>No se pudo entender esta pregunta</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="51"/>
        <source>Choose another question, or correct the text at the place named.</source>
        <translation>Elija otra pregunta, o corrija el texto en el lugar indicado.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="54"/>
        <source>These data are not shared with this profile</source>
        <translation>Estos datos no se comparten con este perfil</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="55"/>
        <source>Both partners have to agree first. Ask the steward of your consortium which agreement is missing.</source>
        <translation>Primero deben estar de acuerdo ambas instituciones. Pregunte al responsable de su consorcio qué acuerdo falta.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="58"/>
        <source>The submission was not accepted</source>
        <translation>La entrega no fue aceptada</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="60"/>
        <source>Read the report of findings, correct the files and submit them again.</source>
        <translation>Lea el informe de hallazgos, corrija los archivos y vuelva a entregarlos.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="77"/>
        <source>The data of this profile are damaged</source>
        <translation>Los datos de este perfil están dañados</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="78"/>
        <source>Nothing was changed or deleted. The files you imported from are not touched by this.</source>
        <translation>No se cambió ni se borró nada. Los archivos que usted importó no se ven afectados.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="81"/>
        <source>Restore the profile from a copy, or make a new profile and import the submissions again.</source>
        <translation>Restaure el perfil desde una copia, o cree un perfil nuevo e importe otra vez las entregas.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="85"/>
        <source>This profile was made by a newer Segue</source>
        <translation>Este perfil se creó con un Segue más nuevo</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="86"/>
        <source>Install the newer version, then open the profile again.</source>
        <translation>Instale la versión más nueva y vuelva a abrir el perfil.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="87"/>
        <source>This folder is not a Segue profile</source>
        <translation>Esta carpeta no es un perfil de Segue</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="88"/>
        <source>Nothing in the folder was changed.</source>
        <translation>No se cambió nada en la carpeta.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="89"/>
        <source>Open Segue with the folder of a profile.</source>
        <translation>Abra Segue con la carpeta de un perfil.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="90"/>
        <source>The key does not fit this profile</source>
        <translation>La clave no corresponde a este perfil</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="92"/>
        <source>Check that Caps Lock is off and try again, or use the recovery code that was printed when the profile was made.</source>
        <translation>Compruebe que Bloq Mayús no está activado e inténtelo otra vez, o use el código de recuperación que se imprimió al crear el perfil.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="96"/>
        <source>This profile needs its passphrase</source>
        <translation>Este perfil necesita su frase de contraseña</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="97"/>
        <source>Type the passphrase, or name a file that holds it with --passphrase-file.</source>
        <translation>Escriba la frase de contraseña, o indique con --passphrase-file un archivo que la contenga.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="101"/>
        <source>This passphrase is too easy to guess</source>
        <translation>Esta frase de contraseña es demasiado fácil de adivinar</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="102"/>
        <source>Choose at least five words, or twenty characters.</source>
        <translation>Elija al menos cinco palabras o veinte caracteres.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="104"/>
        <source>The keychain of this computer does not answer</source>
        <translation>El llavero de esta computadora no responde</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="105"/>
        <source>Sign in to the desktop as usual and try again, or use the recovery code and choose a passphrase.</source>
        <translation>Inicie sesión en el escritorio como siempre e inténtelo otra vez, o use el código de recuperación y elija una frase de contraseña.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="109"/>
        <source>The keychain of this computer is locked</source>
        <translation>El llavero de esta computadora está bloqueado</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="110"/>
        <source>Unlock the keychain, then try again.</source>
        <translation>Desbloquee el llavero e inténtelo otra vez.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="112"/>
        <source>The keychain did not give its key to Segue</source>
        <translation>El llavero no le dio su clave a Segue</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="113"/>
        <source>Allow it when the keychain asks, or use the recovery code and choose a passphrase.</source>
        <translation>Permítalo cuando el llavero pregunte, o use el código de recuperación y elija una frase de contraseña.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="117"/>
        <source>The keychain no longer holds the key of this profile</source>
        <translation>El llavero ya no guarda la clave de este perfil</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="119"/>
        <source>Sign in to the desktop that you used before, or protect the profile anew with the recovery code.</source>
        <translation>Inicie sesión en el escritorio que usaba antes, o proteja el perfil de nuevo con el código de recuperación.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="28"/>
        <source>Not available at this level of detail</source>
        <translation>No disponible con este nivel de detalle</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="29"/>
        <source>Nothing was lost; your question is as you wrote it.</source>
        <translation>No se ha perdido nada; su pregunta está como la escribió.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="30"/>
        <source>Ask more broadly, with fewer conditions or groups, or ask one of the saved questions.</source>
        <translation>Pregunte de forma más amplia, con menos condiciones o grupos, o haga una de las preguntas guardadas.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="64"/>
        <source>This table has too many small groups</source>
        <translation>Esta tabla tiene demasiados grupos pequeños</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="65"/>
        <source>Segue could not prove in reasonable time that nobody can be found in it, so it shows none of it.</source>
        <translation>Segue no pudo demostrar en un tiempo razonable que no se pueda encontrar a nadie en ella, así que no muestra nada de ella.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="68"/>
        <source>Ask with one grouping fewer, or with coarser groups.</source>
        <translation>Pregunte con una agrupación menos, o con grupos más amplios.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="69"/>
        <source>This policy file cannot be read</source>
        <translation>Este archivo de política no se puede leer</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="72"/>
        <source>This policy is refused</source>
        <translation>Esta política se rechaza</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="73"/>
        <source>The policy that was in force stays in force.</source>
        <translation>La política que estaba en vigor sigue en vigor.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="74"/>
        <source>Use a policy that is signed, newer and no looser than the one in force: seguectl policy show.</source>
        <translation>Use una política firmada, más nueva y no menos estricta que la vigente: seguectl policy show.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="123"/>
        <source>This profile is an older or altered copy</source>
        <translation>Este perfil es una copia anterior o alterada</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="124"/>
        <source>Nothing was changed. The copy can still be opened.</source>
        <translation>No se cambió nada. La copia todavía puede abrirse.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="125"/>
        <source>Put the latest profile back, or restore this copy on purpose with seguectl vault restore.</source>
        <translation>Vuelva a poner el perfil más reciente, o restaure esta copia a propósito con seguectl vault restore.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="129"/>
        <source>This demo profile takes invented records only</source>
        <translation>Este perfil de demostración solo acepta registros inventados</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="130"/>
        <source>Its passphrase is public. Make a profile of your own with seguectl init for records of real students.</source>
        <translation>Su frase de contraseña es pública. Para registros de alumnos reales, cree un perfil propio con seguectl init.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="134"/>
        <source>Another window or command is using this profile</source>
        <translation>Otra ventana u otro comando está usando este perfil</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="136"/>
        <source>Wait until it has ended, or close it, then try again.</source>
        <translation>Espere a que termine, o ciérrelo, e inténtelo otra vez.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="137"/>
        <source>A file could not be read or written</source>
        <translation>No se pudo leer o escribir un archivo</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="138"/>
        <location filename="../ui/errors/error_words.cpp" line="143"/>
        <source>No file was left half written.</source>
        <translation>Ningún archivo quedó a medio escribir.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="139"/>
        <source>Check that the folder exists and that you may write to it, then try again.</source>
        <translation>Compruebe que la carpeta existe y que usted puede escribir en ella, y vuelva a intentarlo.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="142"/>
        <source>The disk is full</source>
        <translation>El disco está lleno</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="144"/>
        <source>Free some space, then try again.</source>
        <translation>Libere espacio y vuelva a intentarlo.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="145"/>
        <source>The protection of the data failed</source>
        <translation>Falló la protección de los datos</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="147"/>
        <source>Try again. If it happens once more, check the installation of OpenSSL on this computer.</source>
        <translation>Vuelva a intentarlo. Si ocurre otra vez, revise la instalación de OpenSSL en esta computadora.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="151"/>
        <source>The database could not be used</source>
        <translation>No se pudo usar la base de datos</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="153"/>
        <source>Close other programs that use this profile, then try again.</source>
        <translation>Cierre otros programas que usen este perfil y vuelva a intentarlo.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="154"/>
        <source>Segue made a mistake</source>
        <translation>Segue cometió un error</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="155"/>
        <source>Try again. If it happens once more, report it with the steps that led here.</source>
        <translation>Vuelva a intentarlo. Si ocurre otra vez, infórmelo con los pasos que llevaron hasta aquí.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="181"/>
        <source>(%1, line %2, column %3)</source>
        <translation>(%1, línea %2, columna %3)</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="189"/>
        <source>Perhaps you meant: %1</source>
        <translation>Quizá quiso decir: %1</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="31"/>
        <source>At a member school</source>
        <translation>En una escuela miembro</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="32"/>
        <source>At a member community college</source>
        <translation>En un colegio comunitario miembro</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="33"/>
        <source>At a member university</source>
        <translation>En una universidad miembro</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="41"/>
        <source>At a member institution (%1)</source>
        <translation>En una institución miembro (%1)</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="78"/>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="80"/>
        <source>Not shown</source>
        <translation>No se muestra</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="98"/>
        <source>Could not be looked for</source>
        <translation>No se pudieron buscar</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="100"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="42"/>
        <source>Too early to tell</source>
        <translation>Aún no se puede saber</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="103"/>
        <source>Not shared with us</source>
        <translation>No compartido con nosotros</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="130"/>
        <source>Looked for and not found</source>
        <translation>Buscados y no hallados</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="148"/>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="314"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="46"/>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="161"/>
        <source>Who started</source>
        <translation>Quiénes empezaron</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="165"/>
        <source>Where they are found</source>
        <translation>Dónde se encuentran</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="166"/>
        <source>What came next</source>
        <translation>Qué vino después</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="168"/>
        <source>What happened there</source>
        <translation>Qué pasó allí</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="169"/>
        <source>And after that</source>
        <translation>Y después</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/twin.cpp" line="13"/>
        <source>hidden</source>
        <translation>oculto</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="240"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="74"/>
        <source>%1 students</source>
        <translation>%1 estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="265"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="198"/>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="266"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="200"/>
        <source>Students</source>
        <translation>Alumnos</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="267"/>
        <source>Out of</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="268"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="201"/>
        <source>In 100</source>
        <translation>De 100</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="269"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="202"/>
        <source>Could be</source>
        <translation>Entre</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="90"/>
        <source>one pair of partners has not agreed and is not counted</source>
        <translation>una pareja de instituciones no ha dado su acuerdo y no se cuenta</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="92"/>
        <source>%1 pairs of partners have not agreed and are not counted</source>
        <translation>%1 parejas de instituciones no han dado su acuerdo y no se cuentan</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="119"/>
        <source>nothing is hidden here</source>
        <translation>aquí no se oculta nada</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="123"/>
        <source>some numbers are hidden to protect students</source>
        <translation>algunos números se ocultan para proteger a los estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="126"/>
        <source>groups are hidden to protect students</source>
        <translation>se ocultan grupos para proteger a los estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="121"/>
        <source>one group is hidden to protect students</source>
        <translation>un grupo se oculta para proteger a los estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="127"/>
        <source>%1 groups are hidden to protect students</source>
        <translation>%1 grupos se ocultan para proteger a los estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="196"/>
        <source>Students who started</source>
        <translation>Estudiantes que empezaron</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="197"/>
        <source>{n} started</source>
        <translation>{n} empezaron</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="203"/>
        <source>Not: %1</source>
        <translation>No: %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="277"/>
        <source>records of %1 end on %2</source>
        <translation>los registros de %1 terminan el %2</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="283"/>
        <source>records of %1 institutions end earlier, the first on %2</source>
        <translation>los registros de %1 instituciones terminan antes, los primeros el %2</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="296"/>
        <source>Invented students</source>
        <translation>Estudiantes inventados</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="299"/>
        <source>data to %1</source>
        <translation>datos hasta el %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="35"/>
        <source>%1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="308"/>
        <source>%1 to %2 in 100</source>
        <translation>de %1 a %2 de cada 100</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="321"/>
        <source>%1; the counts are not shown</source>
        <translation>%1; no se muestran los números</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="319"/>
        <source>%1, could be %2 to %3 in 100</source>
        <translation>%1, podría ser de %2 a %3 de cada 100</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="327"/>
        <source>Not shown: fewer than 11 students could be recognised</source>
        <translation>No se muestra: se podría reconocer a menos de 11 estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="43"/>
        <source>Nobody to count</source>
        <translation>Nadie que contar</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="55"/>
        <source>; still open: not everybody has had the time</source>
        <translation>; aún abierto: no todos han tenido el tiempo</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="86"/>
        <source>Not recorded</source>
        <translation>Sin registrar</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="88"/>
        <source>Did not get that far</source>
        <translation>No llegaron hasta ahí</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="122"/>
        <source>%1 more in the table</source>
        <translation>%1 más en la tabla</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="126"/>
        <source>Hollow: not everybody has had the time yet</source>
        <translation>Hueco: no todos han tenido el tiempo todavía</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="134"/>
        <source>All %1</source>
        <translation>Todos %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="199"/>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="33"/>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="173"/>
        <source>not shown</source>
        <translation>no se muestra</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="80"/>
        <source>Same students (%1; %2 without both numbers)</source>
        <translation>Los mismos estudiantes (%1; %2 sin ambos números)</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="83"/>
        <source>Days, measured of %1 and not of %2</source>
        <translation>Días, medidos en %1 y no en %2</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="85"/>
        <source>Measured of %1 and not of %2</source>
        <translation>Medido en %1 y no en %2</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="99"/>
        <source>mean %1</source>
        <translation>media %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="101"/>
        <source>a quarter there within %1</source>
        <translation>una cuarta parte llegó en %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="102"/>
        <source>half within %1</source>
        <translation>la mitad en %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="103"/>
        <source>three quarters within %1</source>
        <translation>tres cuartas partes en %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="105"/>
        <source>fewer than half so far</source>
        <translation>menos de la mitad hasta ahora</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="108"/>
        <source>median %1</source>
        <translation>mediana %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="110"/>
        <source>middle half from %1 to %2</source>
        <translation>la mitad central de %1 a %2</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="125"/>
        <source>by month %1: %2 %</source>
        <translation>al mes %1: %2 %</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="129"/>
        <source>There (estimated): %1.</source>
        <translation>Llegaron (estimado): %1.</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="138"/>
        <source> How much of it comes from the groups is not shown.</source>
        <translation> No se muestra cuánto se debe a los grupos.</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="142"/>
        <source> Of that %1 within the groups, and %2 because the groups make up other shares.</source>
        <translation> De ello, %1 dentro de los grupos y %2 porque los grupos pesan distinto.</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="151"/>
        <source>%1: the change is not shown.</source>
        <translation>%1: el cambio no se muestra.</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="154"/>
        <source>%1 % (%2 of %3)</source>
        <translation>%1 % (%2 de %3)</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="159"/>
        <source>%1: %2, then %3: %4 points (could be %5 to %6).</source>
        <translation>%1: %2, después %3: %4 puntos (podría ser de %5 a %6).</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="190"/>
        <source>Measured of nobody.</source>
        <translation>No se midió a nadie.</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="206"/>
        <source>Different students (%1, %2) in %3 and %4.</source>
        <translation>Estudiantes distintos (%1, %2) en %3 y %4.</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/measure_words.cpp" line="207"/>
        <source>Different records (%1, %2) in %3 and %4.</source>
        <translation>Registros distintos (%1, %2) en %3 y %4.</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="131"/>
        <source>, and some numbers of others</source>
        <translation>, y algunos números de otros</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="178"/>
        <source>%1: {rate} in 100</source>
        <translation>%1: {rate} de cada 100</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/repair_words.cpp" line="29"/>
        <source>All years together</source>
        <translation>Todos los años juntos</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/repair_words.cpp" line="32"/>
        <source>Without %1</source>
        <translation>Sin %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/repair_words.cpp" line="34"/>
        <source>All groups together</source>
        <translation>Todos los grupos juntos</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/repair_words.cpp" line="36"/>
        <source>By %1 instead of %2</source>
        <translation>Por %1 en lugar de %2</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/repair_words.cpp" line="41"/>
        <source>Whatever the %1</source>
        <translation>Sin condición sobre %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/repair_words.cpp" line="49"/>
        <source>Some numbers are hidden: with them a few students could be recognised.</source>
        <translation>Algunos números están ocultos: con ellos se podría reconocer a unos pocos estudiantes.</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/repair_words.cpp" line="70"/>
        <source>No coarser way to ask was found that hides nothing.</source>
        <translation>No se halló una forma más general de preguntar que no oculte nada.</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="31"/>
        <source>Keychain: %1 answers here; the key is in %2.</source>
        <translation>Llavero: aquí responde %1; la clave está en %2.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="34"/>
        <source>Keychain: it no longer holds the key of this profile.</source>
        <translation>Llavero: ya no guarda la clave de este perfil.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="46"/>
        <source>Keychain: waiting for its answer. It may ask you first.</source>
        <translation>Llavero: se espera su respuesta. Puede que antes le pregunte.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="48"/>
        <source>Keychain: %1 answers.</source>
        <translation>Llavero: responde %1.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="51"/>
        <source>Keychain: locked.</source>
        <translation>Llavero: bloqueado.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="53"/>
        <source>Keychain: none answers on this computer.</source>
        <translation>Llavero: ninguno responde en esta computadora.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="55"/>
        <source>Keychain: it refused to give the key.</source>
        <translation>Llavero: se negó a dar la clave.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="66"/>
        <source>It may belong to another profile, or a newer code has replaced it.</source>
        <translation>Puede ser de otro perfil, o un código más nuevo lo ha reemplazado.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="69"/>
        <source>Put the latest profile back, or restore this copy on purpose below.</source>
        <translation>Vuelva a poner el perfil más reciente, o restaure esta copia a propósito aquí abajo.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="75"/>
        <source>This passphrase does not open the profile</source>
        <translation>Esta frase de contraseña no abre el perfil</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="76"/>
        <source>This recovery code does not open the profile</source>
        <translation>Este código de recuperación no abre el perfil</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="78"/>
        <source>Word %1 is not a word of a recovery code</source>
        <translation>La palabra %1 no es de un código de recuperación</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="80"/>
        <source>Compare it with your paper.</source>
        <translation>Compárela con su papel.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="82"/>
        <source>This is not a recovery code</source>
        <translation>Esto no es un código de recuperación</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="83"/>
        <source>Compare every word with your paper.</source>
        <translation>Compare cada palabra con su papel.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="91"/>
        <source>I forgot the passphrase</source>
        <translation>Olvidé la frase de contraseña</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="92"/>
        <source>The recovery code was printed when the profile was made. It opens the profile once more, and you choose a new passphrase. Nothing else changes, and the code stays good.</source>
        <translation>El código de recuperación se imprimió al crear el perfil. Con él se abre el perfil otra vez y usted elige una nueva frase de contraseña. Nada más cambia, y el código sigue siendo válido.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="97"/>
        <source>Open and change</source>
        <translation>Abrir y cambiar</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="100"/>
        <source>The keychain is lost or changed</source>
        <translation>El llavero se perdió o cambió</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="101"/>
        <source>With the recovery code the profile opens without the keychain it was protected with, and gets a new key: in the keychain that answers now, or none. Whether this is the latest copy cannot be told then.</source>
        <translation>Con el código de recuperación el perfil se abre sin el llavero con que se protegió, y recibe una clave nueva: en el llavero que ahora responde, o en ninguno. Entonces no puede saberse si esta es la copia más reciente.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="114"/>
        <source>Use it here</source>
        <translation>Usarlo aquí</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="106"/>
        <source>Open and protect anew</source>
        <translation>Abrir y proteger de nuevo</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="108"/>
        <source>This is a new computer</source>
        <translation>Esta computadora es nueva</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="109"/>
        <source>A profile that was copied here cannot open with the keychain of the other computer. With the recovery code it moves in: from now on it belongs to this computer. Delete the copy on the other one, or it goes its own way.</source>
        <translation>Un perfil copiado aquí no puede abrirse con el llavero de la otra computadora. Con el código de recuperación se muda: desde ahora pertenece a esta computadora. Borre la copia de la otra, o seguirá su propio camino.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="116"/>
        <source>Restore this older copy</source>
        <translation>Restaurar esta copia anterior</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="117"/>
        <source>This copy is not the one that was closed last on this computer: it may come from a backup, or somebody may have put it here. Restoring makes it the latest. What was added since then is gone, agreements that ended since then come back, and the log records that it was restored.</source>
        <translation>Esta copia no es la que se cerró por última vez en esta computadora: puede venir de un respaldo, o alguien puede haberla puesto aquí. Restaurarla la convierte en la más reciente. Lo que se añadió desde entonces se pierde, los convenios que terminaron desde entonces vuelven, y el registro anota que se restauró.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="123"/>
        <source>Restore this copy</source>
        <translation>Restaurar esta copia</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="136"/>
        <source>Every block of every file is as it was sealed: %1 files, %2 blocks.</source>
        <translation>Cada bloque de cada archivo está como se selló: %1 archivos, %2 bloques.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="140"/>
        <source>Damaged files: %1 of %2.</source>
        <translation>Archivos dañados: %1 de %2.</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="154"/>
        <source>%1: block %2, bytes %3 to %4</source>
        <translation>%1: bloque %2, bytes %3 a %4</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="158"/>
        <source>; it is block %1 of the same file</source>
        <translation>; es el bloque %1 del mismo archivo</translation>
    </message>
    <message>
        <location filename="../ui/lock/lock_words.cpp" line="163"/>
        <source>%1: %2 damaged blocks in all</source>
        <translation>%1: %2 bloques dañados en total</translation>
    </message>
</context>
<context>
    <name>MessageScreen</name>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="66"/>
        <source>The rules that protect students do not hold</source>
        <translation>Las reglas que protegen a los estudiantes no son válidas</translation>
    </message>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="67"/>
        <source>Segue shows no number until they do. Your data are as they were.</source>
        <translation>Segue no muestra ningún número hasta que lo sean. Sus datos están como estaban.</translation>
    </message>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="68"/>
        <source>Ask the steward of this profile: seguectl policy show says what is wrong, and seguectl policy use puts a signed policy in force.</source>
        <translation>Pregunte a quien administra este perfil: seguectl policy show dice qué falla y seguectl policy use pone en vigor una política firmada.</translation>
    </message>
</context>
<context>
    <name>Save</name>
    <message>
        <location filename="../ui/shell/save_figure.cpp" line="30"/>
        <location filename="../ui/shell/save_question.cpp" line="37"/>
        <source>Saved as %1</source>
        <translation>Guardado como %1</translation>
    </message>
    <message>
        <location filename="../ui/shell/user_prompt.cpp" line="13"/>
        <source>Image (*.png);;Drawing (*.svg);;Document (*.pdf)</source>
        <translation>Imagen (*.png);;Dibujo (*.svg);;Documento (*.pdf)</translation>
    </message>
    <message>
        <location filename="../ui/shell/user_prompt.cpp" line="15"/>
        <source>Save the figure</source>
        <translation>Guardar la figura</translation>
    </message>
    <message>
        <location filename="../ui/shell/user_prompt.cpp" line="22"/>
        <source>Save the question</source>
        <translation>Guardar la pregunta</translation>
    </message>
    <message>
        <location filename="../ui/shell/user_prompt.cpp" line="23"/>
        <source>Question (*.cohort)</source>
        <translation>Pregunta (*.cohort)</translation>
    </message>
</context>
<context>
    <name>app::Desk</name>
    <message>
        <location filename="../app/segue/desk.cpp" line="125"/>
        <source>Segue did not end as usual. The profile is back at its last intact entry.</source>
        <translation>Segue no terminó como siempre. El perfil está de nuevo en su última entrada intacta.</translation>
    </message>
</context>
<context>
    <name>ui::explore::Aside</name>
    <message>
        <location filename="../ui/explore/aside.cpp" line="107"/>
        <source>How this is counted</source>
        <translation>Cómo se cuenta</translation>
    </message>
    <message>
        <location filename="../ui/explore/aside.cpp" line="108"/>
        <source>Edit question</source>
        <translation>Editar la pregunta</translation>
    </message>
    <message>
        <location filename="../ui/explore/aside.cpp" line="110"/>
        <source>The same numbers as a table</source>
        <translation>Los mismos números como tabla</translation>
    </message>
</context>
<context>
    <name>ui::explore::HiddenPanel</name>
    <message>
        <location filename="../ui/explore/hidden_panel.cpp" line="121"/>
        <source>Back to the question before</source>
        <translation>Volver a la pregunta anterior</translation>
    </message>
</context>
<context>
    <name>ui::explore::MessageScreen</name>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="89"/>
        <source>Copy the command</source>
        <translation>Copiar el comando</translation>
    </message>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="90"/>
        <source>Look again</source>
        <translation>Mirar de nuevo</translation>
    </message>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="90"/>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="96"/>
        <source>Opening the data</source>
        <translation>Abriendo los datos</translation>
    </message>
</context>
<context>
    <name>ui::explore::QuestionEditor</name>
    <message>
        <location filename="../ui/explore/question_editor.cpp" line="205"/>
        <source>Not understood</source>
        <translation>No se entiende</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_editor.cpp" line="205"/>
        <source>What it asks</source>
        <translation>Lo que pregunta</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_editor.cpp" line="283"/>
        <source>The question</source>
        <translation>La pregunta</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_editor.cpp" line="284"/>
        <source>The question as text</source>
        <translation>La pregunta como texto</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_editor.cpp" line="285"/>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_editor.cpp" line="286"/>
        <source>Show the answer as a chart (%1)</source>
        <translation>Mostrar la respuesta como gráfica (%1)</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_editor.cpp" line="291"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_editor.cpp" line="292"/>
        <source>Back to the chart, without the changes (%1)</source>
        <translation>Volver a la gráfica, sin los cambios (%1)</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_editor.cpp" line="289"/>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_editor.cpp" line="290"/>
        <source>Keep this text as a .cohort file</source>
        <translation>Guardar este texto en un archivo .cohort</translation>
    </message>
</context>
<context>
    <name>ui::explore::QuestionPicker</name>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="69"/>
        <location filename="../ui/explore/question_picker.cpp" line="149"/>
        <source>Choose a question</source>
        <translation>Elegir una pregunta</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="70"/>
        <source>%1 (edited)</source>
        <translation>%1 (editada)</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="71"/>
        <source>Question: %1</source>
        <translation>Pregunta: %1</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="145"/>
        <location filename="../ui/explore/question_picker.cpp" line="146"/>
        <source>Search the questions</source>
        <translation>Buscar en las preguntas</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="147"/>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="148"/>
        <source>No question has these words</source>
        <translation>Ninguna pregunta tiene estas palabras</translation>
    </message>
</context>
<context>
    <name>ui::explore::WaitStrip</name>
    <message>
        <location filename="../ui/explore/wait_strip.cpp" line="54"/>
        <source>Counting</source>
        <translation>Contando</translation>
    </message>
    <message>
        <location filename="../ui/explore/wait_strip.cpp" line="55"/>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <location filename="../ui/explore/wait_strip.cpp" line="56"/>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
</context>
<context>
    <name>ui::lock::CheckSection</name>
    <message>
        <location filename="../ui/lock/check_section.cpp" line="55"/>
        <source>Looking at every block</source>
        <translation>Se revisa cada bloque</translation>
    </message>
    <message>
        <location filename="../ui/lock/check_section.cpp" line="75"/>
        <source>Reads every block of every file and tells the exact place of damage.</source>
        <translation>Lee cada bloque de cada archivo y dice el lugar exacto de un daño.</translation>
    </message>
    <message>
        <location filename="../ui/lock/check_section.cpp" line="76"/>
        <source>Check every file</source>
        <translation>Revisar todos los archivos</translation>
    </message>
</context>
<context>
    <name>ui::lock::CodeField</name>
    <message>
        <location filename="../ui/lock/code_field.cpp" line="87"/>
        <source>All %1 words are there.</source>
        <translation>Están las %1 palabras.</translation>
    </message>
    <message>
        <location filename="../ui/lock/code_field.cpp" line="90"/>
        <source>Word %1 is not a word of a recovery code. Compare it with your paper.</source>
        <translation>La palabra %1 no es de un código de recuperación. Compárela con su papel.</translation>
    </message>
    <message>
        <location filename="../ui/lock/code_field.cpp" line="92"/>
        <source>%1 of %2 words</source>
        <translation>%1 de %2 palabras</translation>
    </message>
    <message>
        <location filename="../ui/lock/code_field.cpp" line="94"/>
        <source>A recovery code has %1 words; here are %2.</source>
        <translation>Un código de recuperación tiene %1 palabras; aquí hay %2.</translation>
    </message>
    <message>
        <location filename="../ui/lock/code_field.cpp" line="96"/>
        <source>One of the words is not as it was printed. Compare them with your paper.</source>
        <translation>Una de las palabras no está como se imprimió. Compárelas con su papel.</translation>
    </message>
</context>
<context>
    <name>ui::lock::Desk</name>
    <message>
        <location filename="../ui/lock/desk.cpp" line="99"/>
        <source>What you were doing could not be kept.</source>
        <translation>Lo que estaba haciendo no pudo guardarse.</translation>
    </message>
</context>
<context>
    <name>ui::lock::ProtectionForm</name>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="71"/>
        <source>Type the new passphrase.</source>
        <translation>Escriba la nueva frase de contraseña.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="73"/>
        <source>The two passphrases are not the same yet.</source>
        <translation>Las dos frases de contraseña todavía no son iguales.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="101"/>
        <source>Whoever is signed in to this computer opens the profile.</source>
        <translation>Quien haya iniciado sesión en esta computadora abre el perfil.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="103"/>
        <source>At least eight characters. A copy of the files alone cannot be opened.</source>
        <translation>Al menos ocho caracteres. Una copia de los archivos sola no puede abrirse.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="104"/>
        <source>At least five words, or twenty characters.</source>
        <translation>Al menos cinco palabras o veinte caracteres.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="110"/>
        <source>Passphrase and the keychain of this computer</source>
        <translation>Frase de contraseña y el llavero de esta computadora</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="111"/>
        <source>Passphrase alone</source>
        <translation>Solo la frase de contraseña</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="112"/>
        <source>Keychain of this computer alone</source>
        <translation>Solo el llavero de esta computadora</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="113"/>
        <source>No keychain answers on this computer.</source>
        <translation>Ningún llavero responde en esta computadora.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="114"/>
        <source>New passphrase</source>
        <translation>Nueva frase de contraseña</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_form.cpp" line="115"/>
        <source>The same once more</source>
        <translation>La misma otra vez</translation>
    </message>
</context>
<context>
    <name>ui::lock::ProtectionPage</name>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="98"/>
        <source>Changing how the profile opens</source>
        <translation>Se cambia cómo se abre el perfil</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="109"/>
        <source>Changed. The next time it opens this way.</source>
        <translation>Cambiado. La próxima vez se abrirá así.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="123"/>
        <source>Looking</source>
        <translation>Un momento</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="125"/>
        <source>A demo profile keeps its published passphrase: %1</source>
        <translation>Un perfil de demostración conserva su frase de contraseña publicada: %1</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="128"/>
        <source>Now with the passphrase and the keychain of this computer.</source>
        <translation>Ahora con la frase de contraseña y el llavero de esta computadora.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="129"/>
        <source>Now with the keychain of this computer alone.</source>
        <translation>Ahora solo con el llavero de esta computadora.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="130"/>
        <source>Now with the passphrase alone.</source>
        <translation>Ahora solo con la frase de contraseña.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="135"/>
        <source>Protection</source>
        <translation>Protección</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="136"/>
        <source>Lock after so many minutes without keyboard or pointer</source>
        <translation>Bloquear tras tantos minutos sin teclado ni puntero</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="138"/>
        <source>It also locks when the computer sleeps, its lid closes or its screen is locked. A slide for the audience stays.</source>
        <translation>También se bloquea cuando la computadora se suspende, se cierra la tapa o se bloquea la pantalla. Una diapositiva para el público se queda.</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="140"/>
        <source>How the profile opens</source>
        <translation>Cómo se abre el perfil</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="141"/>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="142"/>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="143"/>
        <source>Look for damage</source>
        <translation>Buscar daños</translation>
    </message>
    <message>
        <location filename="../ui/lock/protection_page.cpp" line="144"/>
        <source>Back to the chart</source>
        <translation>Volver a la gráfica</translation>
    </message>
</context>
<context>
    <name>ui::lock::RecoveryPage</name>
    <message>
        <location filename="../ui/lock/recovery_page.cpp" line="56"/>
        <location filename="../ui/lock/recovery_page.cpp" line="156"/>
        <source>17 words, in the order they were printed.</source>
        <translation>17 palabras, en el orden en que se imprimieron.</translation>
    </message>
    <message>
        <location filename="../ui/lock/recovery_page.cpp" line="102"/>
        <source>You can try again in %1 s.</source>
        <translation>Puede intentarlo otra vez en %1 s.</translation>
    </message>
    <message>
        <location filename="../ui/lock/recovery_page.cpp" line="108"/>
        <source>Opening the profile</source>
        <translation>Se abre el perfil</translation>
    </message>
    <message>
        <location filename="../ui/lock/recovery_page.cpp" line="132"/>
        <source>Show that the profile is yours first.</source>
        <translation>Muestre primero que el perfil es suyo.</translation>
    </message>
    <message>
        <location filename="../ui/lock/recovery_page.cpp" line="135"/>
        <source>Type the whole recovery code first.</source>
        <translation>Escriba primero el código de recuperación completo.</translation>
    </message>
    <message>
        <location filename="../ui/lock/recovery_page.cpp" line="152"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../ui/lock/recovery_page.cpp" line="153"/>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <location filename="../ui/lock/recovery_page.cpp" line="157"/>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <location filename="../ui/lock/recovery_page.cpp" line="158"/>
        <source>Or, without it:</source>
        <translation>O, sin ella:</translation>
    </message>
    <message>
        <location filename="../ui/lock/recovery_page.cpp" line="159"/>
        <source>From now on it opens with</source>
        <translation>Desde ahora se abre con</translation>
    </message>
</context>
<context>
    <name>ui::lock::RekeySection</name>
    <message>
        <location filename="../ui/lock/rekey_section.cpp" line="93"/>
        <source>Sealing every file under new keys</source>
        <translation>Se sella cada archivo con claves nuevas</translation>
    </message>
    <message>
        <location filename="../ui/lock/rekey_section.cpp" line="116"/>
        <source>Stopped half way. This code is already the one in force; write it down now, and let the change end later.</source>
        <translation>Detenido a medio camino. Este código ya es el que vale; anótelo ahora y deje que el cambio termine después.</translation>
    </message>
    <message>
        <location filename="../ui/lock/rekey_section.cpp" line="118"/>
        <source>This is the new recovery code. Write it down now and keep it where the computer is not: it is not shown again, and the old one opens nothing.</source>
        <translation>Este es el nuevo código de recuperación. Anótelo ahora y guárdelo donde no esté la computadora: no se muestra otra vez, y el anterior ya no abre nada.</translation>
    </message>
    <message>
        <location filename="../ui/lock/rekey_section.cpp" line="163"/>
        <source>A change of keys did not end. Start it once more to end it: it makes another recovery code.</source>
        <translation>Un cambio de claves no terminó. Inícielo otra vez para terminarlo: crea otro código de recuperación.</translation>
    </message>
    <message>
        <location filename="../ui/lock/rekey_section.cpp" line="165"/>
        <source>Makes new keys and seals every file anew, which takes a while. Do it when the old code is lost or somebody has seen it: it opens nothing from then on.</source>
        <translation>Crea claves nuevas y sella cada archivo de nuevo, lo que tarda un rato. Hágalo cuando el código anterior se perdió o alguien lo vio: desde entonces no abre nada.</translation>
    </message>
    <message>
        <location filename="../ui/lock/rekey_section.cpp" line="168"/>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <location filename="../ui/lock/rekey_section.cpp" line="169"/>
        <source>Make a new recovery code</source>
        <translation>Crear un nuevo código de recuperación</translation>
    </message>
    <message>
        <location filename="../ui/lock/rekey_section.cpp" line="170"/>
        <source>I have written it down</source>
        <translation>Ya lo anoté</translation>
    </message>
</context>
<context>
    <name>ui::lock::SecretEntry</name>
    <message>
        <location filename="../ui/lock/secret_entry.cpp" line="84"/>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <location filename="../ui/lock/secret_entry.cpp" line="84"/>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <location filename="../ui/lock/secret_entry.cpp" line="85"/>
        <source>Hide the characters</source>
        <translation>Ocultar los caracteres</translation>
    </message>
    <message>
        <location filename="../ui/lock/secret_entry.cpp" line="86"/>
        <source>Show the characters</source>
        <translation>Mostrar los caracteres</translation>
    </message>
    <message>
        <location filename="../ui/lock/secret_entry.cpp" line="87"/>
        <source>Caps Lock is on</source>
        <translation>Bloq Mayús está activado</translation>
    </message>
</context>
<context>
    <name>ui::lock::UnlockPage</name>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="118"/>
        <source>Locking</source>
        <translation>Bloqueando</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="119"/>
        <source>Unlock %1</source>
        <translation>Desbloquear %1</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="122"/>
        <source>The data are being closed and the keys wiped.</source>
        <translation>Se cierran los datos y se borran las claves.</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="131"/>
        <source>Look again</source>
        <translation>Mirar de nuevo</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="131"/>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="131"/>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="133"/>
        <source>Unlocking. This takes about a second.</source>
        <translation>Desbloqueando. Tarda más o menos un segundo.</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="145"/>
        <source>A demo with invented students. Its passphrase is public:
%1</source>
        <translation>Una demostración con alumnos inventados. Su frase de contraseña es pública:
%1</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="162"/>
        <source>You can try again in %1 s.</source>
        <translation>Puede intentarlo otra vez en %1 s.</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="171"/>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="172"/>
        <source>Use it</source>
        <translation>Usarla</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="173"/>
        <source>Fill in the published passphrase</source>
        <translation>Escribir la frase de contraseña publicada</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_page.cpp" line="174"/>
        <source>Copy the command</source>
        <translation>Copiar el comando</translation>
    </message>
</context>
<context>
    <name>ui::lock::UnlockWindow</name>
    <message>
        <location filename="../ui/lock/unlock_window.cpp" line="252"/>
        <source>English or Spanish</source>
        <translation>Inglés o español</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_window.cpp" line="253"/>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <location filename="../ui/lock/unlock_window.cpp" line="255"/>
        <source>Segue: %1 is locked</source>
        <translation>Segue: %1 está bloqueado</translation>
    </message>
</context>
<context>
    <name>ui::lock::WaitLine</name>
    <message>
        <location filename="../ui/lock/wait_line.cpp" line="65"/>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <location filename="../ui/lock/wait_line.cpp" line="66"/>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
</context>
<context>
    <name>ui::shell::HelpPage</name>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="61"/>
        <source>Everything by keyboard</source>
        <translation>Todo con el teclado</translation>
    </message>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="64"/>
        <source>Segue %1 shows what happens to students after they leave the classroom. It works without a network, shows groups and never persons, and hides numbers that could point to somebody. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Segue %1 muestra qué pasa con los estudiantes después de salir del aula. Funciona sin red, muestra grupos y nunca personas, y oculta los números que podrían señalar a alguien. Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior.</translation>
    </message>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="68"/>
        <source>Back to the chart</source>
        <translation>Volver a la gráfica</translation>
    </message>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="82"/>
        <source>Ask the question as it was edited</source>
        <translation>Preguntar lo que se ha editado</translation>
    </message>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="83"/>
        <source>Tab, arrows</source>
        <translation>Tab, flechas</translation>
    </message>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="83"/>
        <source>Trace the flows of the chart, row by row</source>
        <translation>Seguir los flujos de la gráfica, uno por uno</translation>
    </message>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="84"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="84"/>
        <source>Stop counting, or leave this page or the question&apos;s text</source>
        <translation>Dejar de contar, o salir de esta página o del texto de la pregunta</translation>
    </message>
</context>
<context>
    <name>ui::shell::MainWindow</name>
    <message>
        <location filename="../ui/shell/main_window.cpp" line="211"/>
        <source>There is no figure to save yet</source>
        <translation>Todavía no hay figura que guardar</translation>
    </message>
    <message>
        <location filename="../ui/shell/main_window.cpp" line="227"/>
        <source>There is no figure to copy yet</source>
        <translation>Todavía no hay figura que copiar</translation>
    </message>
    <message>
        <location filename="../ui/shell/main_window.cpp" line="229"/>
        <source>The figure is on the clipboard</source>
        <translation>La figura está en el portapapeles</translation>
    </message>
    <message>
        <location filename="../ui/shell/main_window.cpp" line="236"/>
        <source>There is no table to copy yet</source>
        <translation>Todavía no hay tabla que copiar</translation>
    </message>
    <message>
        <location filename="../ui/shell/main_window.cpp" line="238"/>
        <source>The table is on the clipboard</source>
        <translation>La tabla está en el portapapeles</translation>
    </message>
    <message>
        <source>There is no figure to show yet</source>
        <translation>Todavía no hay ninguna figura que mostrar</translation>
    </message>
    <message>
        <source>The audience sees this figure. F5 shows them another, Shift+F5 ends it.</source>
        <translation>El público ve esta figura. F5 le muestra otra, Mayús+F5 termina.</translation>
    </message>
</context>
<context>
    <name>ui::present::AudienceWindow</name>
    <message>
        <source>Arrows: another question   B: blank   Esc: back to Segue</source>
        <translation>Flechas: otra pregunta   B: pantalla negra   Esc: volver a Segue</translation>
    </message>
    <message>
        <source>Segue: for the audience</source>
        <translation>Segue: para el público</translation>
    </message>
    <message>
        <source>Blank screen for the audience</source>
        <translation>Pantalla negra para el público</translation>
    </message>
</context>
<context>
    <name>ui::present::Presenter</name>
    <message>
        <source>There is no figure for that question. The one before stays.</source>
        <translation>No hay ninguna figura para esa pregunta. Se queda la anterior.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>%1 in 100</source>
        <translation>%1 de 100</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Asked lately</source>
        <translation>Preguntas recientes</translation>
    </message>
</context>
<context>
    <name>ui::home::Card</name>
    <message>
        <source>Counting</source>
        <translation>Contando</translation>
    </message>
</context>
<context>
    <name>ui::explore::RepairList</name>
    <message>
        <source>Ask instead:</source>
        <translation>Preguntar en su lugar:</translation>
    </message>
    <message>
        <source>Looking for another way to ask.</source>
        <translation>Buscando otra forma de preguntar.</translation>
    </message>
</context>
</TS>
