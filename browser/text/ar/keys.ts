// Arabic words of the keyboard and of its sheet.

import type { KeysText } from '../en/keys.ts'

export const ar: KeysText = {
  title: 'المفاتيح',
  hint: 'ينتقل Tab بين الأجزاء، والأسهم داخل القوائم.',
  go: 'التنقل',
  write: 'الكتابة',
  app: 'Snug',
  or: 'أو',
  commands: {
    'new-chat': 'ادعُ صديقًا أو أضفه',
    'search-all': 'البحث في كل مكان',
    'search-here': 'البحث في هذه المحادثة',
    'next-chat': 'المحادثة التالية',
    'previous-chat': 'المحادثة السابقة',
    'jump-latest': 'أحدث رسالة',
    back: 'إغلاق أو خطوة إلى الوراء',
    compose: 'إلى حقل الكتابة',
    details: 'عن جهة الاتصال',
    settings: 'الإعدادات',
    network: 'الشبكة',
    house: 'البيت',
    panic: 'عند الخطر: امسح كل شيء',
    lock: 'قفل',
    keys: 'هذه الصفحة'
  },
  names: {
    Ctrl: 'Ctrl',
    Alt: 'Alt',
    Shift: 'Shift',
    Escape: 'Esc',
    End: 'End',
    ArrowDown: '↓',
    ArrowUp: '↑'
  }
}
