import { JoinClass } from '@/features/join/join-class';
import { Texts } from '@/i18n/texts';
import { codeFrom } from '@/lib/class-code';

export default async function JoinCodePage({ params }: { params: Promise<{ code: string }> }) {
  const code = codeFrom(decodeURIComponent((await params).code));
  return (
    <Texts of={['join', 'landing']}>
      <JoinClass key={code} code={code} />
    </Texts>
  );
}
