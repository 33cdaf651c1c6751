export default function HomePage() {
  return <main>Frameplay</main>;
}
