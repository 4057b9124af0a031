/// Settings, wiring, commands and exit codes: the only room that reads the environment, builds
/// components, prints or exits.
///
/// Read first: `Main`, `Settings`, `Workbench` (the wiring), then one class a command.
///
/// May import: every room. Threads: `main`, and while serving one thread that watches, one that
/// is told of changes, and one that brings the index in step (`SyncQueue`).
@NullMarked
package dev.citenote.cli;

import org.jspecify.annotations.NullMarked;
