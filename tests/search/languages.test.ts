import { expect, test } from "vitest";
import { find } from "../../src/search/browser/find.ts";
import { parseQuery } from "../../src/search/browser/query.ts";
import { documentOf, indexOf, open } from "./corpus.ts";

/** Three headlines of a language, each with a question that it answers: another form of a word, or letters without their accents. */
const headlines: readonly (readonly [language: string, headline: string, question: string])[] = [
  ["fr", "L’hôtel de ville rouvre après les élections", "hotel election"],
  ["fr", "Les pêcheurs refusent l’accord sur les quotas", "pecheur quota"],
  ["fr", "Une école inondée à Saint-Étienne", "ecole inondee"],
  ["de", "Bürgermeisterin eröffnet die neue Brücke", "brucken eroffnen"],
  ["de", "Größte Fähre der Flotte fällt aus", "grosste fahre"],
  ["de", "Der Hafen streitet über Zölle", "häfen zoll"],
  ["ru", "Мэр открыл новый мост через реку", "новые мосты"],
  ["ru", "Рыбаки вернулись в порт после шторма", "шторм рыбаков"],
  ["ru", "Школьники спасли тюленя на пляже", "тюлень пляж"],
  ["el", "Ο δήμαρχος άνοιξε τη νέα γέφυρα", "δημαρχος γεφυρα"],
  ["el", "Οι ψαράδες γύρισαν στο λιμάνι", "ψαραδες λιμανι"],
  ["el", "Πλημμύρες έκλεισαν το σχολείο", "πλημμυρες"],
  ["ar", "رئيس البلدية يفتتح الجسر الجديد", "الجسر"],
  ["ar", "عودة الصيادين إلى الميناء بعد العاصفة", "الصيادين ميناء"],
  ["ar", "إغلاق المدرسة بسبب الفيضانات", "اغلاق مدرسة"],
  ["he", "ראש העיר פתח את הגשר החדש", "הגשר החדש"],
  ["he", "הדייגים חזרו לנמל אחרי הסערה", "הדייגים לנמל"],
  ["he", "בית הספר נסגר בגלל שיטפון", "שיטפון"],
  ["hi", "महापौर ने नए पुल का उद्घाटन किया", "पुल उद्घाटन"],
  ["hi", "तूफान के बाद मछुआरे बंदरगाह लौटे", "मछुआरे बंदरगाह"],
  ["hi", "बाढ़ के कारण विद्यालय बंद", "विद्यालय बाढ़"],
  ["th", "นายกเทศมนตรีเปิดสะพานใหม่", "สะพาน"],
  ["th", "ชาวประมงกลับเข้าท่าเรือหลังพายุ", "ชาวประมง"],
  ["th", "โรงเรียนปิดเพราะน้ำท่วม", "น้ำท่วม"],
  ["zh", "市长为新桥揭幕", "新桥"],
  ["zh", "暴风雨后渔民返回港口", "渔民 港口"],
  ["ja", "市長が新しい橋を開通させた", "新しい橋"],
  ["ja", "嵐のあと漁師たちが港に戻った", "漁師"],
  ["ko", "시장이 새 다리를 개통했다", "다리"],
  ["ko", "폭풍 뒤 어부들이 항구로 돌아왔다", "어부들 항구"],
];

test("thirty questions in ten scripts find their stories first, in one index", async () => {
  const stories = headlines.map(([language, headline], at) => documentOf(`story-${at}`, [headline], { language }));
  const files = await open(indexOf(stories));
  const failed: string[] = [];
  for (const [at, [, , question]] of headlines.entries()) {
    const { numbers } = await find(files, parseQuery(question));
    const [best] = await files.cards(numbers.slice(0, 1));
    if (best?.[2] !== `/story-${at}/`) failed.push(`${question} → ${best?.[0]}`);
  }
  expect(failed).toEqual([]);
});

test.each([
  ["harbour", "harb", "the beginning of the last word"],
  ["Fishing begins", "fishes", "a form that no story has"],
  ["The mayor’s car", "mayor", "a word without its ending after an apostrophe"],
  ["Prices rose 1,250 euros", "1250", "a number without its comma"],
  ["Gesetz Nr. 5", "GESETZ", "other letters"],
])("%s is found by %s: %s", async (headline, question) => {
  const files = await open(indexOf([documentOf("a", [headline]), documentOf("b", ["Another thing"])]));
  const { numbers } = await find(files, parseQuery(question));
  const cards = await files.cards(numbers);
  expect(cards.map((card) => card?.[0])).toContain(headline);
});
