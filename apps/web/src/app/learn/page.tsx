import { LearnPage } from '@/features/learn/learn-page';
import { Texts } from '@/i18n/texts';

export default function LearnRoute() {
  return (
    <Texts of={['learn', 'landing']}>
      <LearnPage />
    </Texts>
  );
}
