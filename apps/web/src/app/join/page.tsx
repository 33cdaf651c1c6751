import { JoinStart } from '@/features/join/join-start';
import { Texts } from '@/i18n/texts';

export default function JoinPage() {
  return (
    <Texts of={['join', 'landing']}>
      <JoinStart />
    </Texts>
  );
}
