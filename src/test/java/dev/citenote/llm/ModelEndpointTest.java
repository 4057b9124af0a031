package dev.citenote.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelEndpointTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "gopher://host/",
        "host:80",
        "//host/v1",
        "http:///v1",
        "http://user:word@host/v1",
        "http://host/v1?x=1",
        "http://host/v1#x"
      })
  void constructor_urlBreaksARule_isRefused(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> endpoint(url, "key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:CANARY@host/v1",
        "http://user:CANARY@under_score/v1",
        "ftp://user:CANARY@host/v1",
        "http://host/v1?key=CANARY"
      })
  void constructor_urlHoldsASecret_isRefusedWithoutShowingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> endpoint(url, "key"))
        .withMessageNotContaining("CANARY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANARY\r\nX-Evil: 1", "CANARY key", "CANARY钥"})
  void constructor_keyThatNoHeaderCarries_isRefusedWithoutShowingIt(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> endpoint("http://host/v1", key))
        .withMessageNotContaining("CANARY");
  }

  @Test
  void constructor_keyWithWhiteSpaceAround_isStripped() {
    assertThat(endpoint("http://host/v1", " key\n").apiKey()).contains("key");
    assertThat(endpoint("http://host/v1", " \n").apiKey()).isEmpty();
  }

  private static ModelEndpoint endpoint(String url, String key) {
    return new ModelEndpoint(
        ModelEndpoint.Provider.OPENAI,
        URI.create(url),
        "test-model",
        Optional.of(key),
        Terms.USUAL);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:11434, true",
    "http://localhost/v1, true",
    "http://[::1]:8080/v1, true",
    "http://192.0.2.7/v1, false",
  })
  void isOnThisMachine_anyHost_isTrueForLoopbackAlone(URI url, boolean expected) {
    ModelEndpoint endpoint =
        new ModelEndpoint(ModelEndpoint.Provider.OPENAI, url, "m", Optional.empty(), Terms.USUAL);

    assertThat(endpoint.isOnThisMachine()).isEqualTo(expected);
  }
}
