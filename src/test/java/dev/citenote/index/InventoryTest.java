package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.note.NotesFolder;
import dev.citenote.note.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an index says of itself to somebody who neither locks nor encodes, and how the folder
/// differs from it.
final class InventoryTest {
  private final Desk desk;

  InventoryTest(@TempDir Path folder) throws IOException {
    this.desk = new Desk(folder);
    desk.write("a.md", "# 注意力", "注意力机制让模型关注重要的词。", "什么是多头注意力？")
        .write("b/c.md", "RAG retrieves first.", "为什么需要重排？", "= 因为召回不准。");
  }

  @Test
  void look_beforeTheFirstSync_findsNothingAndMakesNothing() throws Exception {
    assertThat(look()).isEmpty();
    assertThat(desk.index).doesNotExist();
  }

  @Test
  void look_whileAnotherHoldsTheLock_tellsContentsAndTheLastSync() throws Exception {
    Instant before = Instant.now();
    try (PassageIndex index = desk.open()) {
      desk.sync(index).sync(Absence.DELETED, Progress.NONE);

      Inventory held = look().orElseThrow();

      assertThat(held).isEqualTo(index.inventory());
      assertThat(held.counts()).isEqualTo(new Counts(2, 5, 2));
      assertThat(held.answered()).isEqualTo(1);
      assertThat(held.chinese()).isEqualTo(4);
      assertThat(held.followed()).contains(desk.notes.toRealPath().toString());
      LastSync last = held.lastSync().orElseThrow();
      assertThat(last.notes()).isEqualTo(new SyncReport.Notes(2, 0, 0, 0, 0));
      assertThat(last.at()).isBetween(before.minusMillis(1), Instant.now());
      assertThat(last.unreadable()).isEmpty();
    }
  }

  @Test
  void lastSync_reopened_isStillThere() throws Exception {
    desk.sync();
    LastSync first = look().orElseThrow().lastSync().orElseThrow();
    desk.sync();

    assertThat(look().orElseThrow().lastSync()).as("nothing was written").contains(first);

    desk.write("a.md", "另一句。");
    desk.sync();
    assertThat(look().orElseThrow().lastSync().orElseThrow().notes())
        .isEqualTo(new SyncReport.Notes(0, 1, 0, 0, 1));
  }

  @Test
  void lastSync_onlyAnUnreadableFileCame_isToldWithItsReason() throws Exception {
    desk.sync();
    Files.write(desk.notes.resolve("bad\n.md"), new byte[] {0, 1, 2, 3, 0, 0, 0, 9});
    desk.sync();

    assertThat(look().orElseThrow().lastSync().orElseThrow().unreadable())
        .containsOnlyKeys("bad\n.md");
    FolderComparison.State state = compare();
    assertThat(state.skipped()).extracting(Skipped::path).containsExactly("bad\n.md");
    assertThat(state.added()).isZero();

    Files.delete(desk.notes.resolve("bad\n.md"));
    desk.sync();
    assertThat(look().orElseThrow().lastSync().orElseThrow().unreadable()).isEmpty();
  }

  @Test
  void look_otherEncoder_saysWhyItCountsAsEmpty() throws Exception {
    desk.sync();

    Inventory held = Inventory.look(desk.index, Fingerprint.of("other", 512, 1)).orElseThrow();

    assertThat(held.outdated()).contains("it was built with another encoder model");
    assertThat(held.counts()).isEqualTo(new Counts(0, 0, 0));
    assertThat(held.lastSync()).isPresent();
  }

  @Test
  void compare_otherContentOfTheSameSizeAndTime_isChanged() throws Exception {
    desk.write("a.md", "甲").sync();
    assertThat(compare().changed()).isZero();
    FolderComparison comparison = new FolderComparison(new NotesFolder(desk.notes));
    Path file = desk.notes.resolve("a.md");
    FileTime time = Files.getLastModifiedTime(file);
    comparison.with(look().orElseThrow());
    Files.writeString(file, "乙");
    Files.setLastModifiedTime(file, time);

    assertThat(comparison.with(look().orElseThrow()).changed()).isEqualTo(1);
  }

  @Test
  void compare_editedFolder_addsUp() throws Exception {
    desk.write("d.md", "第三篇。").sync();
    desk.write("a.md", "改过。").write("new.md", "新的。").write("x.bin", "?");
    Files.delete(desk.notes.resolve("d.md"));

    FolderComparison.State state = compare();

    assertThat(state.added()).isEqualTo(1);
    assertThat(state.changed()).isEqualTo(1);
    assertThat(state.removed()).isEqualTo(1);
    assertThat(state.found()).isEqualTo(4).isEqualTo(3 - 1 + 1 + state.skipped().size());
  }

  @Test
  void compare_editedBetweenTwoLooks_isSeen() throws Exception {
    desk.sync();
    Inventory held = look().orElseThrow();
    FolderComparison comparison = new FolderComparison(new NotesFolder(desk.notes));
    assertThat(comparison.with(held).changed()).isZero();

    desk.write("a.md", "一句更长或更短的话，总之不同。");
    assertThat(comparison.with(held).changed()).isEqualTo(1);
  }

  @Test
  void lastSync_ofAnotherVersion_isNotTold() {
    assertThat(LastSync.in(Map.of("sync.at", "1", "sync.notes", "1", "sync.millis", "x")))
        .isEmpty();
    assertThat(LastSync.in(Map.of())).isEmpty();
  }

  private FolderComparison.State compare() throws IOException {
    return new FolderComparison(new NotesFolder(desk.notes)).with(look().orElseThrow());
  }

  private Optional<Inventory> look() throws IOException {
    return Inventory.look(desk.index, Desk.FINGERPRINT);
  }
}
