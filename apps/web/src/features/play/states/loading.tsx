/** Never a spinner alone: what is being fetched, in the desk's own frame. */
export function Loading({ text }: { text: string }) {
  return (
    <main className="page-narrow">
      <section className="desk">
        <div className="desk-body">
          <p role="status">{text}</p>
        </div>
      </section>
    </main>
  );
}
