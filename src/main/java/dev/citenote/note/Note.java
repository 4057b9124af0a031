package dev.citenote.note;

/// One decoded source file. Immutable.
///
/// @param path relative to the notes folder, with `/`
/// @param text decoded text, byte order mark excluded, line ends as they are in the file
/// @param contentHash SHA-256 of the file's bytes, lower-case hexadecimal
public record Note(String path, String text, String contentHash) implements Reading {}
