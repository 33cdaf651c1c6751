import { JoinFromLanding } from '@/features/join/join-from-landing';
import { LandingPage } from '@/features/landing/landing-page';
import { FirstLessons } from '@/features/learn/first-lessons';
import { Texts } from '@/i18n/texts';

export default function HomePage() {
  return (
    <Texts of={['landing', 'join', 'learn']}>
      <LandingPage join={<JoinFromLanding />} lessons={<FirstLessons />} />
    </Texts>
  );
}
