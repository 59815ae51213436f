// Arabic words of everything before a profile is open.

import { pluralOf } from '../plural.ts'
import type { StartText } from '../en/start.ts'

const plural = pluralOf('ar')

const ERASE_AND_IMPORT = 'إن كان لديك ملف مُصدَّر فامسح كل شيء هنا ثم استورده.'
const RELOAD = 'أعد تحميل الصفحة للحصول على أحدث إصدار.'

export const ar: StartText = {
  welcome: {
    title: 'مرحبًا بك في Snug',
    words: 'غرفة صغيرة خاصة لك ولمن تُدخلهم. لا شركة في الوسط، ولا حساب عند أحد.',
    name: 'اسمك',
    nameHint: 'هذا ما يراه أصدقاؤك. يمكنك تغييره لاحقًا.',
    nameMissing: 'اختر لنفسك اسمًا. أي اسم يكفي.',
    begin: 'ابدأ',
    import: 'لدي ملف مُصدَّر',
    promise: 'ما لا تستطيع صفحة ويب أن تَعِد به'
  },
  invited: {
    title: 'صديق يدعوك',
    words: 'فتحتَ دعوة إلى Snug، غرفة خاصة لك ولمن تُدخلهم. اختر لنفسك اسمًا، ثم يمكنك الرد عليها.',
    kept: 'دعوتك تنتظر هنا حتى تدخل.',
    begin: 'ابدأ وانظر في الدعوة',
    broken: 'يمكنك البدء من دونها.'
  },
  owner: {
    title: 'هذا البيت سيصبح لك',
    words: (address) => `ابدأ هنا فيصبح البيت على العنوان ${address} لك. يحفظ بريدك في غيابك، ` +
      'ويساعد أصدقاءك على الوصول إليك.',
    kept: 'هذا البيت ينتظرك، ويصبح لك حين تدخل.',
    begin: 'ابدأ وتسلّم البيت'
  },
  damaged: {
    title: 'الرابط الذي فتحته تالف',
    'too-long': 'هو أطول بكثير من أي دعوة. اطلبه من جديد. يمكنك البدء من دونه.',
    unknown: 'ليس دعوة ولا رابط بيت. انسخ الرابط كاملًا كما وصلك، أو اطلبه من جديد. يمكنك البدء ' +
      'من دونه.'
  },
  protect: {
    label: 'من يستطيع فتحه على هذا الجهاز؟',
    browser: 'كل من يستخدم هذا المتصفح',
    browserHint: 'يفتح Snug فورًا. من يأخذ هذا الجهاز يستطيع قراءة رسائلك.',
    passphrase: 'من يعرف عبارة المرور فقط',
    passphraseHint: 'يسأل Snug عنها كل مرة. إن نسيتها فلا أحد يستطيع إعادتها، ويضيع كل ما هنا.',
    new: 'عبارة المرور',
    newHint: 'أربع كلمات أو أكثر لا يجمعها أحد معًا.',
    short: 'هذه قصيرة. من يأخذ الجهاز قد يخمّنها.',
    again: 'عبارة المرور مرة أخرى',
    show: 'أظهر ما أكتب',
    missing: 'اكتب عبارة مرور، أو اختر الطريقة الأخرى.',
    different: 'العبارتان غير متطابقتين.'
  },
  import: {
    title: 'استرجع كل شيء',
    words: 'بالملف المُصدَّر تبقى أنت نفسك هنا: جهات اتصالك ورسائلك وإعداداتك.',
    file: 'الملف',
    choose: 'اختر الملف المُصدَّر',
    other: 'اختر ملفًا آخر',
    fileMissing: 'اختر الملف الذي صُدِّر. ينتهي اسمه بـ ‎.snug.',
    passphrase: 'عبارة مرور الملف',
    passphraseHint: 'التي وضعتها عند التصدير.',
    passphraseMissing: 'اكتب عبارة مرور الملف.',
    delist: 'الجهاز السابق مفقود أو متروك',
    delistHint: 'يتوقف أصدقاؤك عن الكتابة إليه.',
    begin: 'استورد',
    running: 'جارٍ الاستيراد',
    progress: (percent, records, count) => `${percent}، ` + plural(records, {
      one: 'سجل واحد', two: 'سجلان', few: `${count} سجلات`, many: `${count} سجلًا`,
      other: `${count} سجل`
    }),
    stop: 'أوقف',
    stopped: 'أُوقف الاستيراد. لم يبقَ منه شيء.',
    done: (contacts, messages) => {
      const people = plural(contacts, {
        zero: 'دون جهات اتصال', one: 'مع جهة اتصال واحدة', two: 'مع جهتي اتصال',
        few: `مع ${contacts} جهات اتصال`, other: `مع ${contacts} جهة اتصال`
      })
      const mail = plural(messages, {
        zero: 'دون رسائل', one: 'ورسالة واحدة', two: 'ورسالتين', few: `و${messages} رسائل`,
        other: `و${messages} رسالة`
      })
      return `لقد عدت ${people} ${mail}.`
    },
    skipped: (skipped, count) => plural(skipped, {
      one: 'تعذرت قراءة سجل واحد.', two: 'تعذرت قراءة سجلين.', few: `تعذرت قراءة ${count} سجلات.`,
      other: `تعذرت قراءة ${count} سجل.`
    })
  },
  opening: {
    title: 'لحظة',
    steps: {
      loading: 'يجلب Snug ما يحتاج إليه',
      key: 'يدور المفتاح',
      store: 'تُفتح رسائلك',
      network: 'يُشعل المصباح'
    },
    waited: (time) => `${time} حتى الآن`,
    long: 'يستغرق هذا وقتًا أطول من المعتاد. يمكنك الانتظار أو إعادة تحميل الصفحة: لن يضيع شيء.'
  },
  locked: {
    title: 'Snug مقفل',
    passphrase: 'عبارة المرور',
    passphraseMissing: 'اكتب عبارة المرور.',
    unlock: 'افتح',
    forgot: 'نسيتها',
    forgotTitle: 'لا أحد يستطيع إعادة عبارة المرور',
    forgotWords: 'لا يملكها أحد غيرك، ومن دونها لا يُقرأ شيء هنا. حاول لاحقًا: قد تتذكرها. ' +
      ERASE_AND_IMPORT
  },
  otherTab: {
    title: 'Snug مفتوح في علامة تبويب أخرى',
    words: 'علامة تبويب واحدة فقط تستطيع استخدام رسائلك. استخدمه هنا فتتوقف الأخرى.',
    use: 'استخدمه هنا'
  },
  evicted: {
    title: 'اختفت رسائلك من هذا المتصفح',
    words: 'كان Snug مستخدمًا هنا، وقد رمى المتصفح ما كان يحفظه. يفعل ذلك حين تضيق المساحة أو ' +
      'حين تُمسح بيانات الصفحات. لم يقرأ أحد شيئًا.',
    way: 'بالملف المُصدَّر تعود أنت نفسك.',
    import: 'استورد ملفًا مُصدَّرًا',
    again: 'انظر مرة أخرى',
    anew: 'ابدأ من جديد',
    anewTitle: 'هل تبدأ من جديد كشخص آخر؟',
    anewWords: 'من دون ملف مُصدَّر تبدأ بمفاتيح جديدة وبلا جهات اتصال. أنت غريب عند أصدقائك: ' +
      'عليهم أن يدعوك من جديد.',
    anewType: (word) => `اكتب «${word}» للمتابعة`,
    anewWord: 'من جديد'
  },
  failed: {
    title: 'تعذر فتح Snug',
    again: 'حاول مرة أخرى',
    copy: 'انسخ التقرير',
    copied: 'نُسخ التقرير. لا يحوي رسائل ولا أسماء ولا مفاتيح.',
    notCopied: 'لا يسمح هذا المتصفح لـ Snug بالنسخ. هذا هو التقرير:',
    code: (code) => `Code: ${code}`
  },
  unsafe: {
    title: 'افتح Snug بطريقة أخرى',
    words: (address) => 'لا تعطي المتصفحات مفاتيح إلا لصفحات تأتي مشفرة أو من الجهاز نفسه. ' +
      `العنوان ${address} ليس هذا ولا ذاك، لذلك لم يبدأ شيء هنا.`,
    ways: 'هذه الطرق تعمل:',
    here: 'على الحاسوب الذي يعمل عليه البيت:',
    tunnel: 'من هذا الجهاز عبر نفق إلى ذلك الحاسوب، ثم على العنوان أعلاه:',
    certificate: 'لكل الأجهزة: أعطِ البيت اسمًا وشهادة. يشرح ملف readme ذلك تحت عنوان: ' +
      '"Put your house on the internet".'
  },
  outdated: {
    title: 'هذا المتصفح أقدم من أن يشغّل Snug',
    words: 'يحتاج Snug إلى متصفح يحفظ المفاتيح والرسائل ويشغّل WebAssembly. حدّث هذا المتصفح أو ' +
      'استخدم إصدارًا حديثًا من Firefox أو Chromium أو Safari. قد ينقص النافذةَ الخاصة ' +
      'بعضُ ذلك أيضًا.'
  },
  panic: {
    open: 'امسح كل شيء هنا',
    title: 'هل تمسح كل شيء هنا؟',
    words: 'تُتلف المفاتيح أولًا، ثم الرسائل وجهات الاتصال والإعدادات في هذا المتصفح. لا أحد ' +
      'يستطيع إعادتها. لا يُخبَر أصدقاؤك.',
    keep: 'أبقِ كل شيء',
    erase: 'امسح كل شيء'
  },
  update: {
    ready: 'إصدار جديد من Snug جاهز.',
    now: 'أعد التحميل الآن',
    later: 'لاحقًا'
  },
  faults: {
    'passphrase-wrong': { message: 'ليست هذه عبارة المرور.',
      action: 'اكتبها مرة أخرى. انتبه للأحرف الكبيرة ولغة لوحة المفاتيح.' },
    'passphrase-memory': { message: 'لا تكفي الذاكرة للتحقق من عبارة المرور.',
      action: 'أغلق علامات تبويب أخرى ثم حاول مرة أخرى.' },
    'archive-foreign': { message: 'هذا الملف ليس ملفًا مُصدَّرًا من Snug.',
      action: 'اختر الملف الذي صُدِّر.' },
    'archive-newer': { message: 'صدَّر هذا الملفَ إصدارٌ أحدث من Snug.', action: RELOAD },
    'archive-passphrase': { message: 'ليست هذه عبارة مرور هذا الملف.',
      action: 'اكتب التي وُضعت عند التصدير.' },
    'archive-damaged': { message: 'هذا الملف تالف.', action: 'استخدم نسخة أخرى منه.' },
    'archive-incomplete': { message: 'جزء من هذا الملف ناقص.', action: 'استخدم نسخة أخرى منه.' },
    'backup-empty': { message: 'لا أحد في هذا الملف.', action: 'اختر ملفًا آخر.' },
    'name-empty': { message: 'ليس في هذا الاسم ما يمكن إظهاره.',
      action: 'استخدم حروفًا أو أرقامًا أو رموزًا.' },
    'profile-newer': { message: 'استُخدم هنا إصدار أحدث من Snug. لم يتغير شيء.', action: RELOAD },
    'profile-incomplete': { message: 'جزء مما حفظه Snug هنا ناقص. لم يتغير شيء.',
      action: ERASE_AND_IMPORT },
    'profile-mismatch': { message: 'المفتاح هنا لا يخص الرسائل التي هنا.',
      action: ERASE_AND_IMPORT },
    'store-damaged': { message: 'ما حفظه Snug هنا تالف.',
      action: `حاول مرة أخرى. إن لم ينفع ذلك: ${ERASE_AND_IMPORT}` },
    'store-failed': { message: 'لم يستطع المتصفح كتابة ما على Snug حفظه.',
      action: 'أفرغ مساحة على هذا الجهاز ثم حاول مرة أخرى.' },
    'invite-expired': { message: 'انتهت مدة هذه الدعوة.',
      action: 'اطلب دعوة جديدة. إن كان التاريخ خاطئًا فتحقق من ساعة هذا الجهاز.' },
    'invite-short': { message: 'هذه الدعوة مقطوعة: آخرها ناقص.',
      action: 'انسخ الرابط كاملًا مرة أخرى.' },
    'invite-long': { message: 'هذا أطول من أن يكون دعوة.', action: 'انسخ الرابط وحده.' },
    'invite-damaged': { message: 'هذه الدعوة تالفة.',
      action: 'انسخ الرابط كاملًا مرة أخرى، أو اطلب دعوة جديدة.' },
    'invite-malformed': { message: 'لم تُصنع هذه الدعوة كما يجب.', action: 'اطلب دعوة جديدة.' },
    'invite-newer': { message: 'صنع هذه الدعوةَ إصدارٌ أحدث من Snug.', action: RELOAD },
    'invite-kind': { message: 'لا يعرف هذا الإصدار من Snug هذا النوع من الدعوات.', action: RELOAD },
    'invite-none': { message: 'ليست هذه دعوة من Snug.', action: 'انسخ الرابط كاملًا كما وصلك.' },
    'invite-no-address': { message: 'لا تذكر هذه الدعوة عنوانًا يمكن الوصول إليه.',
      action: 'اطلب دعوة جديدة.' },
    internal: { message: 'حدث خطأ داخل Snug.',
      action: 'حاول مرة أخرى. إن بقي فانسخ التقرير وأعطه لمن أعطاك Snug.' }
  }
}
