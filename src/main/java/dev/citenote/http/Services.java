package dev.citenote.http;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Question;
import dev.citenote.retrieve.Retriever;
import dev.citenote.study.QuestionRegister;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a [Server] is handed to do its work with; every part is thread-safe.
///
/// @param answering from a question to its answer; called on the thread of the request
/// @param retriever ranks passages for a search
/// @param register what the notes ask, as the folder stands now; an [UncheckedIOException] where it
///     cannot be listed
/// @param status how things stand now; quick, and never fails
public record Services(
    Function<Question, Answer> answering,
    Retriever retriever,
    Supplier<QuestionRegister> register,
    Supplier<Status> status) {}
