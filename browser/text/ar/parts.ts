// Arabic words of the small shared parts and of the frame.

import { genitive } from '../cases.ts'
import type { PartsText } from '../en/parts.ts'

export const ar: PartsText = {
  snug: 'Snug',
  close: 'إغلاق',
  back: 'رجوع',
  cancel: 'إلغاء',
  dismiss: 'إخفاء',
  more: 'المزيد',
  skip: 'الانتقال إلى المحادثة',
  verified: 'تم التحقق',
  lamp: {
    direct: 'مباشر',
    relayed: 'عبر وسيط',
    houses: 'عبر البيوت',
    none: 'في الانتظار'
  },
  lampMeans: {
    direct: 'جهازاكما يتحدثان مباشرة',
    relayed: 'يمرّر بيتٌ الرسائل ما دمتما متصلين، ولا يستطيع قراءتها',
    houses: 'تحفظ البيوت الرسائل مختومة حتى تُستلم',
    none: 'لا طريق إليهم الآن'
  },
  burns: (after) => `تحترق بعد ${genitive(after)}`,
  stays: 'تبقى حتى تحذفها',
  trouble: 'حدث خطأ هنا',
  reload: 'إعادة التحميل'
}
