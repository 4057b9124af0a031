// Asks one question, and hears how its answer comes about.

const LAST = ["answer", "incomplete", "error"];
const EVENT = "event: ";
const DATA = "data: ";

// The answer, or what went wrong; hear(name, data) is told what comes before. Once the signal aborts,
// or the tab is closed, the server notices and stops the model.
export async function answerTo(question, signal, hear) {
  const response = await fetch("/api/ask", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ question }),
    signal,
  });
  if (!(response.headers.get("Content-Type") ?? "").startsWith("text/event-stream")) {
    return response.json();
  }
  for await (const event of eventsOf(response.body)) {
    if (LAST.includes(event.name)) {
      return event.data;
    }
    hear(event.name, event.data);
  }
  throw new Error("the events ended without an answer");
}

async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop();
      yield* blocks.filter((block) => block.startsWith(EVENT)).map(eventOf);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function eventOf(block) {
  const [name, data] = block.split("\n");
  return { name: name.slice(EVENT.length), data: JSON.parse(data.slice(DATA.length)) };
}
