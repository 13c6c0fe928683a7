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
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="22"/>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="24"/>
        <source>Text as large as usual</source>
        <translation>Texto de tamaño normal</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="26"/>
        <source>English or Spanish</source>
        <translation>Inglés o español</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="28"/>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="30"/>
        <source>Copy the figure as an image</source>
        <translation>Copiar la figura como imagen</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="32"/>
        <source>Copy the table</source>
        <translation>Copiar la tabla</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="34"/>
        <source>Save the figure</source>
        <translation>Guardar la figura</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="36"/>
        <source>Whole screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="38"/>
        <source>Keyboard and about</source>
        <translation>Teclado y acerca de Segue</translation>
    </message>
    <message>
        <location filename="../ui/shell/actions.cpp" line="40"/>
        <source>Close Segue</source>
        <translation>Cerrar Segue</translation>
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
        <location filename="../ui/errors/error_words.cpp" line="63"/>
        <source>The data of this profile are damaged</source>
        <translation>Los datos de este perfil están dañados</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="64"/>
        <source>Nothing was changed or deleted. The files you imported from are not touched by this.</source>
        <translation>No se cambió ni se borró nada. Los archivos que usted importó no se ven afectados.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="67"/>
        <source>Restore the profile from a copy, or make a new profile and import the submissions again.</source>
        <translation>Restaure el perfil desde una copia, o cree un perfil nuevo e importe otra vez las entregas.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="71"/>
        <source>This profile was made by a newer Segue</source>
        <translation>Este perfil se creó con un Segue más nuevo</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="72"/>
        <source>Install the newer version, then open the profile again.</source>
        <translation>Instale la versión más nueva y vuelva a abrir el perfil.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="73"/>
        <source>This folder is not a Segue profile</source>
        <translation>Esta carpeta no es un perfil de Segue</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="74"/>
        <source>Nothing in the folder was changed.</source>
        <translation>No se cambió nada en la carpeta.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="75"/>
        <source>Open Segue with the folder of a profile.</source>
        <translation>Abra Segue con la carpeta de un perfil.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="76"/>
        <source>The key does not fit this profile</source>
        <translation>La clave no corresponde a este perfil</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="78"/>
        <source>Try the passphrase again, or open the profile on the computer it was made on.</source>
        <translation>Escriba otra vez la contraseña, o abra el perfil en la computadora donde se creó.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="81"/>
        <source>A file could not be read or written</source>
        <translation>No se pudo leer o escribir un archivo</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="82"/>
        <location filename="../ui/errors/error_words.cpp" line="87"/>
        <source>No file was left half written.</source>
        <translation>Ningún archivo quedó a medio escribir.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="83"/>
        <source>Check that the folder exists and that you may write to it, then try again.</source>
        <translation>Compruebe que la carpeta existe y que usted puede escribir en ella, y vuelva a intentarlo.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="86"/>
        <source>The disk is full</source>
        <translation>El disco está lleno</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="88"/>
        <source>Free some space, then try again.</source>
        <translation>Libere espacio y vuelva a intentarlo.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="89"/>
        <source>The protection of the data failed</source>
        <translation>Falló la protección de los datos</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="91"/>
        <source>Try again. If it happens once more, check the installation of OpenSSL on this computer.</source>
        <translation>Vuelva a intentarlo. Si ocurre otra vez, revise la instalación de OpenSSL en esta computadora.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="95"/>
        <source>The database could not be used</source>
        <translation>No se pudo usar la base de datos</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="97"/>
        <source>Close other programs that use this profile, then try again.</source>
        <translation>Cierre otros programas que usen este perfil y vuelva a intentarlo.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="98"/>
        <source>Segue made a mistake</source>
        <translation>Segue cometió un error</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="99"/>
        <source>Try again. If it happens once more, report it with the steps that led here.</source>
        <translation>Vuelva a intentarlo. Si ocurre otra vez, infórmelo con los pasos que llevaron hasta aquí.</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="125"/>
        <source>(%1, line %2, column %3)</source>
        <translation>(%1, línea %2, columna %3)</translation>
    </message>
    <message>
        <location filename="../ui/errors/error_words.cpp" line="133"/>
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
        <location filename="../ui/charts/geometry/figure_words.cpp" line="78"/>
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
        <location filename="../ui/charts/geometry/groups_data.cpp" line="41"/>
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
        <location filename="../ui/charts/geometry/figure_words.cpp" line="234"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="45"/>
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
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="188"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="130"/>
        <source>hidden</source>
        <translation>oculto</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="241"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="63"/>
        <source>%1 students</source>
        <translation>%1 estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="266"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="190"/>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="267"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="193"/>
        <source>Students</source>
        <translation>Alumnos</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="268"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="192"/>
        <source>Out of</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="269"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="194"/>
        <source>In 100</source>
        <translation>De 100</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/alluvial_data.cpp" line="270"/>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="195"/>
        <source>Could be</source>
        <translation>Entre</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="88"/>
        <source>one pair of partners has not agreed and is not counted</source>
        <translation>una pareja de instituciones no ha dado su acuerdo y no se cuenta</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="90"/>
        <source>%1 pairs of partners have not agreed and are not counted</source>
        <translation>%1 parejas de instituciones no han dado su acuerdo y no se cuentan</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="99"/>
        <source>nothing is hidden here</source>
        <translation>aquí no se oculta nada</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="102"/>
        <source>some numbers are hidden to protect students</source>
        <translation>algunos números se ocultan para proteger a los estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="105"/>
        <source>one group is hidden to protect students</source>
        <translation>un grupo se oculta para proteger a los estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="106"/>
        <source>%1 groups are hidden to protect students</source>
        <translation>%1 grupos se ocultan para proteger a los estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="158"/>
        <source>Students who started</source>
        <translation>Estudiantes que empezaron</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="159"/>
        <source>{n} started</source>
        <translation>{n} empezaron</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="165"/>
        <source>Not: %1</source>
        <translation>No: %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="214"/>
        <source>Invented students</source>
        <translation>Estudiantes inventados</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="220"/>
        <source>data to %1</source>
        <translation>datos hasta el %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="239"/>
        <source>%1, could be %2 to %3 in 100</source>
        <translation>%1, podría ser de %2 a %3 de cada 100</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/figure_words.cpp" line="247"/>
        <source>Not shown: fewer than 11 students could be recognised</source>
        <translation>No se muestra: se podría reconocer a menos de 11 estudiantes</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="42"/>
        <source>Nobody to count</source>
        <translation>Nadie que contar</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="54"/>
        <source>; still open: not everybody has had the time</source>
        <translation>; aún abierto: no todos han tenido el tiempo</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="75"/>
        <source>Not recorded</source>
        <translation>Sin registrar</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="77"/>
        <source>Did not get that far</source>
        <translation>No llegaron hasta ahí</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="111"/>
        <source>%1 more in the table</source>
        <translation>%1 más en la tabla</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="115"/>
        <source>Hollow: not everybody has had the time yet</source>
        <translation>Hueco: no todos han tenido el tiempo todavía</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="123"/>
        <source>All %1</source>
        <translation>Todos %1</translation>
    </message>
    <message>
        <location filename="../ui/charts/geometry/groups_data.cpp" line="191"/>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
</context>
<context>
    <name>Save</name>
    <message>
        <location filename="../ui/shell/save_figure.cpp" line="30"/>
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
</context>
<context>
    <name>ui::explore::Aside</name>
    <message>
        <location filename="../ui/explore/aside.cpp" line="84"/>
        <source>How this is counted</source>
        <translation>Cómo se cuenta</translation>
    </message>
    <message>
        <location filename="../ui/explore/aside.cpp" line="86"/>
        <source>The same numbers as a table</source>
        <translation>Los mismos números como tabla</translation>
    </message>
</context>
<context>
    <name>ui::explore::MessageScreen</name>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="69"/>
        <source>Copy the command</source>
        <translation>Copiar el comando</translation>
    </message>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="70"/>
        <source>Look again</source>
        <translation>Mirar de nuevo</translation>
    </message>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="70"/>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <location filename="../ui/explore/message_screen.cpp" line="76"/>
        <source>Opening the data</source>
        <translation>Abriendo los datos</translation>
    </message>
</context>
<context>
    <name>ui::explore::QuestionPicker</name>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="67"/>
        <location filename="../ui/explore/question_picker.cpp" line="146"/>
        <source>Choose a question</source>
        <translation>Elegir una pregunta</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="68"/>
        <source>Question: %1</source>
        <translation>Pregunta: %1</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="142"/>
        <location filename="../ui/explore/question_picker.cpp" line="143"/>
        <source>Search the questions</source>
        <translation>Buscar en las preguntas</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="144"/>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <location filename="../ui/explore/question_picker.cpp" line="145"/>
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
        <location filename="../ui/shell/help_page.cpp" line="81"/>
        <source>Tab, arrows</source>
        <translation>Tab, flechas</translation>
    </message>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="81"/>
        <source>Trace the flows of the chart, row by row</source>
        <translation>Seguir los flujos de la gráfica, uno por uno</translation>
    </message>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="82"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../ui/shell/help_page.cpp" line="82"/>
        <source>Stop counting, or leave this page</source>
        <translation>Detener el conteo, o salir de esta página</translation>
    </message>
</context>
<context>
    <name>ui::shell::MainWindow</name>
    <message>
        <location filename="../ui/shell/main_window.cpp" line="159"/>
        <source>There is no figure to save yet</source>
        <translation>Todavía no hay figura que guardar</translation>
    </message>
    <message>
        <location filename="../ui/shell/main_window.cpp" line="168"/>
        <source>There is no figure to copy yet</source>
        <translation>Todavía no hay figura que copiar</translation>
    </message>
    <message>
        <location filename="../ui/shell/main_window.cpp" line="170"/>
        <source>The figure is on the clipboard</source>
        <translation>La figura está en el portapapeles</translation>
    </message>
    <message>
        <location filename="../ui/shell/main_window.cpp" line="177"/>
        <source>There is no table to copy yet</source>
        <translation>Todavía no hay tabla que copiar</translation>
    </message>
    <message>
        <location filename="../ui/shell/main_window.cpp" line="179"/>
        <source>The table is on the clipboard</source>
        <translation>La tabla está en el portapapeles</translation>
    </message>
</context>
</TS>
