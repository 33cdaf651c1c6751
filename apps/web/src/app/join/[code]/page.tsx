import { JoinClass } from '@/features/join/join-class';
import { codeFrom } from '@/lib/class-code';

export default async function JoinCodePage({ params }: { params: Promise<{ code: string }> }) {
  const code = codeFrom(decodeURIComponent((await params).code));
  return <JoinClass key={code} code={code} />;
}
