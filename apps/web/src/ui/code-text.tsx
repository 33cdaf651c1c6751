/** A line of a lesson in which `code` stands between backticks. Whole paragraphs are for <Markdown>. */
export function CodeText({ text }: { readonly text: string }) {
  const parts = text.split('`');
  // An even count of parts: a backtick without its second one is a letter like any other.
  if (parts.length % 2 === 0) return text;
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      <code key={index} className="code-text">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
