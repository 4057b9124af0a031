import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.FSDirectory;

/// Prints what the last commit of an index holds, without opening it for anything else: `note PATH
/// HASH` and `passage ID TEXT-HASH` lines, sorted; `twice ID` for a passage id that is there twice.
/// With words behind the folder, `found WORD COUNT` for each instead. `unpack DIR` writes the index
/// anew without compound files, so that each kind of data has a file of its own.
public final class IndexLook {
  public static void main(String[] args) throws Exception {
    if (args[0].equals("unpack")) {
      unpack(Path.of(args[1]));
      return;
    }
    Set<String> lines = new TreeSet<>();
    Set<String> ids = new HashSet<>();
    try (var directory = FSDirectory.open(Path.of(args[0]));
        var reader = DirectoryReader.open(directory)) {
      if (args.length > 1) {
        for (int i = 1; i < args.length; i++) {
          System.out.println("found " + args[i] + " " + live(reader, new Term("words", args[i])));
        }
        return;
      }
      var live = MultiBits.getLiveDocs(reader);
      for (int i = 0; i < reader.maxDoc(); i++) {
        if (live != null && !live.get(i)) {
          continue;
        }
        var document = reader.storedFields().document(i);
        String id = document.get("id");
        if (id != null) {
          lines.add((ids.add(id) ? "passage " : "twice ") + id + " " + document.get("text").hashCode());
        } else if (document.get("hash") != null) {
          lines.add("note " + document.get("note") + " " + document.get("hash"));
        }
      }
    }
    lines.forEach(System.out::println);
  }

  private static void unpack(Path folder) throws Exception {
    var merging = new TieredMergePolicy();
    merging.setNoCFSRatio(0);
    var config = new IndexWriterConfig().setMergePolicy(merging).setUseCompoundFile(false);
    try (var directory = FSDirectory.open(folder);
        var writer = new IndexWriter(directory, config)) {
      writer.addDocument(new org.apache.lucene.document.Document());
      writer.flush();
      writer.forceMerge(1);
      writer.commit();
    }
  }

  private static int live(DirectoryReader reader, Term term) throws Exception {
    return new org.apache.lucene.search.IndexSearcher(reader)
        .count(new org.apache.lucene.search.TermQuery(term));
  }
}
