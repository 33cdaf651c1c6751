import { ComparePage } from '@/features/compare/compare-page';
import { Texts } from '@/i18n/texts';

export default function CompareRoute() {
  return (
    <Texts of="all">
      <ComparePage />
    </Texts>
  );
}
