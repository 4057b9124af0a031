package dev.citenote.cli;

import static dev.citenote.cli.LiveServer.QUESTION;
import static dev.citenote.cli.LiveServer.STATEMENT;
import static dev.citenote.cli.LiveServer.endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.citenote.llm.FakeEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person sees of an answer in the page, in a real browser with a real server, while the
/// model's endpoint misbehaves. Skipped where no Chromium is installed.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageBrowserTest {
  private static final String WHOLE = "From your notes";
  private static final String INCOMPLETE = "Incomplete: the model stopped half-way";

  /// Notes every title that the page ever gives to an answer.
  private static final String WATCH =
      """
      window.titles = [];
      new MutationObserver(() => {
        const title = document.querySelector("#answer h2");
        if (title) titles.push(title.textContent);
      }).observe(document.getElementById("answer"), { childList: true, subtree: true });
      """;

  private static final String DONE =
      "document.querySelector('#answer article') !== null"
          + " && document.getElementById('answer').getAttribute('aria-busy') === 'false'";

  @TempDir static Path folder;

  private Optional<FakeEndpoint> started = Optional.empty();
  private Optional<LiveServer> served = Optional.empty();
  private Optional<Browser> opened = Optional.empty();

  @BeforeAll
  void start() throws Exception {
    Optional<Path> program = Browser.program();
    assumeTrue(program.isPresent(), "no Chromium on the PATH: install it to test the page");
    FakeEndpoint model = FakeEndpoint.start();
    started = Optional.of(model);
    served = Optional.of(LiveServer.start(folder, endpoint(model.url("any"))));
    opened = Optional.of(Browser.open(program.get(), folder.resolve("profile")));
  }

  @AfterAll
  void close() throws Exception {
    if (opened.isPresent()) {
      opened.get().close();
    }
    served.ifPresent(LiveServer::close);
    if (started.isPresent()) {
      started.get().close();
    }
  }

  @BeforeEach
  void openPage() {
    browser().open(served.orElseThrow().server.url() + "/");
    browser().value(WATCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nodone", "drop", "chunkdrop", "rst", "errevent", "badjson", "length", "stall"})
  void page_answerThatIsCut_isShownAsIncompleteWithTheReason(String mode) {
    model().turnTo(mode, STATEMENT + "[1] 常识是要预热。").inPiecesOf(2);

    ask(QUESTION);

    assertThat(titles()).containsOnly(INCOMPLETE);
    assertThat(classes()).contains("incomplete").doesNotContain("answered");
    assertThat(notice()).startsWith("What follows is not a whole answer: ").hasSizeGreaterThan(50);
    assertThat(shown()).contains(STATEMENT);
  }

  @Test
  void page_modelThatIsNone_isShownAsIncompleteWithTheNotesOwn() {
    model().turnTo("html", "hello");

    ask(QUESTION);

    assertThat(titles()).containsOnly(INCOMPLETE);
    assertThat(notice()).contains("not a language model endpoint");
    assertThat(shown()).contains(STATEMENT).doesNotContain("login page");
  }

  @Test
  void page_wholeAnswer_isShownAsWholeWithItsSource() {
    model().turnTo("okfull", STATEMENT + "[1] 常识是要预热。").inPiecesOf(2);

    ask(QUESTION);

    assertThat(titles()).containsOnly(WHOLE);
    assertThat(classes()).contains("answered").doesNotContain("incomplete");
    assertThat(notice()).isEmpty();
    assertThat(browser().value("document.querySelector('#source-1 blockquote').textContent"))
        .hasToString("\"" + STATEMENT + "\"");
    assertThat(shown()).contains("常识是要预热。 the model’s own, not from your notes");
  }

  @Test
  void page_wholeAnswerWithoutCitations_isReplacedByTheNotesOwnAndSaysSo() {
    model().turnTo("okfull", "今天下午下了一场大雨。");

    ask(QUESTION);

    assertThat(titles()).containsOnly(WHOLE);
    assertThat(notice()).startsWith("These are your notes’ own sentences").contains("test-model");
    assertThat(shown()).contains(STATEMENT).doesNotContain("大雨");
  }

  @Test
  void page_draftUnderWay_isBusyAndHasNoTitle() {
    model().turnTo("slowly", (STATEMENT + "[1]\n\n").repeat(2) + "预热".repeat(20));

    click(QUESTION);
    browser().await("document.querySelector('#answer .draft:not(.asking)') !== null");

    assertThat(browser().value("document.getElementById('answer').getAttribute('aria-busy')"))
        .hasToString("\"true\"");
    assertThat(titles()).isEmpty();
    browser().await(DONE);
  }

  @Test
  void click_onACitationOfADeletedOrChangedNote_saysSo() throws Exception {
    model().turnTo("okfull", STATEMENT + "[1]");
    Path note = folder.resolve("notes/缓存.md");
    String before = Files.readString(note);
    ask(QUESTION);
    try {
      clickOnTheFirstMarker();
      browser().await("document.querySelector('.source.lit') !== null");

      Files.writeString(note, "改过了\n" + before);
      clickOnTheFirstMarker();
      browser().await("document.querySelector('#source-1 .notice') !== null");
      assertThat(sourceNotice()).isEqualTo("This note has changed since it was cited.");

      Files.delete(note);
      clickOnTheFirstMarker();
      browser().await("document.querySelector('#source-1').textContent.includes('no longer')");
      assertThat(sourceNotice()).isEqualTo("This note is no longer there.");
    } finally {
      Files.writeString(note, before);
    }
    clickOnTheFirstMarker();
    browser().await("document.querySelector('#source-1 .notice') === null");
  }

  private void ask(String question) {
    click(question);
    browser().await(DONE);
  }

  private void click(String question) {
    browser()
        .value(
            "document.getElementById('question').value = '%s'; document.getElementById('ask').click()"
                .formatted(question));
  }

  private void clickOnTheFirstMarker() {
    browser().value("document.querySelector('#answer a.marker').click()");
  }

  private List<String> titles() {
    return browser().value("titles").valueStream().map(it -> it.asText()).distinct().toList();
  }

  private String classes() {
    return browser().value("document.querySelector('#answer article').className").asText();
  }

  private String notice() {
    return text("#answer .notice");
  }

  private String sourceNotice() {
    return text("#source-1 .notice");
  }

  private String shown() {
    return text("#answer");
  }

  private String text(String selector) {
    return browser()
        .value("document.querySelector('%s')?.innerText ?? ''".formatted(selector))
        .asText();
  }

  private FakeEndpoint model() {
    return started.orElseThrow();
  }

  private Browser browser() {
    return opened.orElseThrow();
  }
}
