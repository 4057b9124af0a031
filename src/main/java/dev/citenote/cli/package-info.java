/// Settings, wiring, commands and exit codes: the only room that reads the environment, builds
/// components, prints or exits.
///
/// Read first: `Main`, `Settings`, `Workbench` (the wiring), then one class a command.
///
/// May import: every room. Threads: `main`, and one thread that keeps the index in step while
/// serving.
@NullMarked
package dev.citenote.cli;

import org.jspecify.annotations.NullMarked;
