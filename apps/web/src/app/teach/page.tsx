import { TeachPage } from '@/features/teach/teach-page';
import { Texts } from '@/i18n/texts';

export default function TeachRoute() {
  return (
    <Texts of="all">
      <TeachPage />
    </Texts>
  );
}
