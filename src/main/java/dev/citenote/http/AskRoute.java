package dev.citenote.http;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Conversation;
import dev.citenote.answer.ModelFailure;
import dev.citenote.answer.Question;
import dev.citenote.retrieve.RetrievalException;
import io.javalin.http.Context;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `POST /api/ask`: one answer, as JSON or, for a client that accepts them, as events. Thread-safe.
///
/// @param services what the work is done with
record AskRoute(Services services, Ongoing ongoing, Conversations conversations) {
  private static final Logger LOG = LoggerFactory.getLogger(AskRoute.class);

  private static final ModelFailure STOPPING =
      new ModelFailure("stopping", "the program is stopping: start it again and ask again");

  void ask(Context context) throws Exception {
    AskRequest request = AskRequest.of(Requests.object(context));
    Readiness.check(services, context);
    Optional<String> known =
        request.conversation().filter(id -> conversations.find(id).isPresent());
    Conversation before = known.flatMap(conversations::find).orElse(Conversation.EMPTY);
    Optional<String> id = request.conversation().map(it -> known.orElseGet(Conversations::newId));
    Question question = before.resolve(request.question());
    if (EventStream.isWanted(context)) {
      tell(context, question, id);
      return;
    }
    Answer answer = ended(services.answering().apply(question, ongoing.waiting()));
    id.ifPresent(it -> conversations.add(it, answer));
    Replies.send(context, 200, AnswerJson.of(answer, id));
  }

  /// Evidence, then pieces of the draft, then exactly one event of how it ended.
  private void tell(Context context, Question question, Optional<String> id) {
    EventStream stream = ongoing.begin(context);
    try {
      Answer answer = ended(services.answering().apply(question, new Telling(stream, ongoing, id)));
      end(stream, answer, id);
    } catch (RetrievalException e) {
      if (!stream.hasBegun()) {
        throw e;
      }
      stream.send("error", Replies.unreadable(e));
    } catch (RuntimeException | StackOverflowError e) {
      if (!stream.hasBegun()) {
        throw e;
      }
      fail(stream, context, e);
    } catch (Error e) {
      if (stream.hasBegun()) {
        fail(stream, context, e);
      }
      throw e;
    } finally {
      ongoing.end(stream);
    }
  }

  /// What a client did not wait for is not remembered; all else is before it is sent, for the next
  /// question may follow at once.
  private void end(EventStream stream, Answer answer, Optional<String> id) {
    if (!stream.isGone()) {
      id.ifPresent(it -> conversations.add(it, answer));
    }
    String event = answer instanceof Answer.Incomplete ? "incomplete" : "answer";
    stream.send(event, AnswerJson.of(answer, id));
  }

  private static void fail(EventStream stream, Context context, Throwable failure) {
    ProblemJson problem = ProblemJson.internal();
    LOG.error("problem {} at {}", problem.id(), context.endpoint().path, failure);
    stream.send("error", problem);
  }

  /// An answer that was cut because the server stops says so.
  private Answer ended(Answer answer) {
    return ongoing.isStopping() && answer instanceof Answer.Incomplete cut
        ? new Answer.Incomplete(cut.trail(), cut.draft(), STOPPING)
        : answer;
  }
}
