package dev.citenote.http;

import dev.citenote.answer.Answer;
import dev.citenote.answer.AnswerListener;
import dev.citenote.answer.Question;
import dev.citenote.note.NoteStore;
import dev.citenote.retrieve.Retriever;
import dev.citenote.study.QuestionRegister;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a [Server] is handed to do its work with; every part is thread-safe.
///
/// @param answering from a question to its answer, and who hears it come about; called on the
///     thread of the request
/// @param retriever ranks passages for a search
/// @param register what the notes ask, as the folder stands now; an [UncheckedIOException] where it
///     cannot be listed
/// @param sources a note by its path, as its file is now; empty where the folder holds none that
///     can be read, an [UncheckedIOException] where it cannot be listed
/// @param store lists and changes the notes
/// @param status how things stand now; quick, and never fails
/// @param indexing brings the index in step when asked to
public record Services(
    BiFunction<Question, AnswerListener, Answer> answering,
    Retriever retriever,
    Supplier<QuestionRegister> register,
    Function<String, Optional<Source>> sources,
    Supplier<NoteStore> store,
    Supplier<Status> status,
    Indexing indexing) {}
