package dev.citenote.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads one of a few words in any case, and names them as people type them. Immutable.
///
/// @param all what may be chosen
record Choices<E extends Enum<E>>(List<E> all) implements ITypeConverter<E> {

  Choices {
    all = List.copyOf(all);
  }

  /// All that a type has.
  static <E extends Enum<E>> Choices<E> of(Class<E> type) {
    return new Choices<>(Arrays.asList(type.getEnumConstants()));
  }

  @Override
  public E convert(String word) {
    return all.stream()
        .filter(it -> it.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of %s but was '%s'"
                        .formatted(
                            String.join(", ", all.stream().map(Choices::word).toList()), word)));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
