package dev.citenote.cli;

/// The entry point.
///
/// A second paragraph that explains at some length what happens here, so that the formatter has a
// chance to reflow it.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("hi");
  }
}
