"""The catalogue of currencies: fixed, 74 entries, by abbreviation (sheet 04, section 6.6)."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.crm.cards.schemas import CurrencyShape


@dataclass(frozen=True, slots=True)
class Currency:
    """An entry of the catalogue."""

    abbreviation: str
    title: str
    symbol: str
    culture_name: str
    is_convertable: bool
    is_basic: bool


_ENTRIES = (
    Currency("AED", "United Arab Emirates Dirham", "\u062f.\u0625", "AE", True, False),
    Currency("AMD", "Armenian Dram", "dram", "AM", False, False),
    Currency("AOA", "Angolan Kwanza", "Kz", "AO", False, False),
    Currency("ARS", "Argentinian Peso", "$a", "AR", True, False),
    Currency("AUD", "Australian Dollar", "A$", "AU", True, True),
    Currency("AZN", "Azerbaijani Manat", "₼", "AZ", False, False),
    Currency("BDT", "Bangladeshi Taka", "Tk", "BD", True, False),
    Currency("BGN", "Bulgarian Lev", "лв", "BG", True, False),
    Currency("BRL", "Brazilian Real", "R$", "BR", True, False),
    Currency("BYN", "New Belarusian Ruble", "Br", "BY", False, False),
    Currency("BYR", "Belarusian Ruble", "Br", "BY", False, False),
    Currency("CAD", "Canadian Dollar", "C$", "CA", True, True),
    Currency("CHF", "Swiss Franc", "Fr", "CH", True, True),
    Currency("CLP", "Chilean Peso", "$", "CL", True, False),
    Currency("CNY", "Chinese Yuan", "¥", "CN", True, False),
    Currency("COP", "Colombian Peso", "$", "CO", True, False),
    Currency("CRC", "Costa Rican Colón", "₡", "CR", False, False),
    Currency("CUP", "Cuban Peso", "$", "CU", False, False),
    Currency("CZK", "Czech Koruna", "Kc", "CZ", True, False),
    Currency("DKK", "Danish Krone", "kr", "DK", True, False),
    Currency("DOP", "Dominican Peso", "RD$", "DO", True, False),
    Currency("DZD", "Algerian Dinar", "\u062f.\u062c", "DZ", False, False),
    Currency("ETB", "Ethiopian Birr", "Br", "ET", False, False),
    Currency("EUR", "Euro", "€", "EU", True, True),
    Currency("GBP", "Pound Sterling", "£", "GB", True, True),
    Currency("GEL", "Georgian Lari", "ლარი", "GE", False, False),
    Currency("HKD", "Hong Kong Dollar", "HK$", "HK", True, False),
    Currency("HRK", "Croatian Kuna", "kn", "HR", True, False),
    Currency("HUF", "Hungarian Forint", "Ft", "HU", True, False),
    Currency("IDR", "Indonesian Rupiah", "Rp", "ID", True, False),
    Currency("ILS", "Israeli Shekel", "₪", "IL", True, False),
    Currency("INR", "Indian Rupee", "₨", "IN", True, False),
    Currency("JPY", "Japanese Yen", "¥", "JP", True, True),
    Currency("KES", "Kenyan Shilling", "KSh", "KE", True, False),
    Currency("KRW", "South Korean Won", "₩", "KR", True, False),
    Currency("KWD", "Kuwaiti Dinar", "K.D.", "KW", True, False),
    Currency("KZT", "Kazakhstani Tenge", "тңг", "KZ", False, False),
    Currency("LTL", "Lithuanian Litas", "Lt", "LT", False, False),
    Currency("LVL", "Latvian Lat", "Ls", "LV", False, False),
    Currency("MAD", "Moroccan Dirham", "\u062f.\u0645", "MA", True, False),
    Currency("MDL", "Moldovan Leu", "lei", "MD", True, False),
    Currency("MGA", "Malagasy Ariary", "Ar", "MG", True, False),
    Currency("MNT", "Mongolian Tugrik", "₮", "MN", False, False),
    Currency("MUR", "Mauritian Rupee", "Rs", "MU", True, False),
    Currency("MXN", "Mexican Peso", "MEX$", "MX", True, False),
    Currency("MYR", "Malaysian Ringgit", "RM", "MY", True, False),
    Currency("NGN", "Nigerian Naira", "₦", "NG", True, False),
    Currency("NOK", "Norwegian Krone", "kr", "NO", True, False),
    Currency("NZD", "New Zealand Dollar", "NZ$", "NZ", True, False),
    Currency("OMR", "Omani Rial", "\u0631.\u0639", "OM", True, False),
    Currency("PHP", "Philippine Peso", "P", "PH", True, False),
    Currency("PKR", "Pakistani Rupee", "Rp.", "PK", True, False),
    Currency("PLN", "Polish Zloty", "zł", "PL", True, False),
    Currency("QAR", "Qatari Riyal", "\u0631.\u0642.\u200f", "QA", True, False),
    Currency("RON", "Romanian Leu", "lei", "RO", True, False),
    Currency("RSD", "Serbian Dinar", "din.", "SR", True, False),
    Currency("RUB", "Rouble", "₽", "RU", True, False),
    Currency("SAR", "Saudi Riyal", "\u0631.\u0633", "SA", True, False),
    Currency("SEK", "Swedish Krona", "kr", "SE", True, False),
    Currency("SGD", "Singapore Dollar", "S$", "SG", True, False),
    Currency("THB", "Thai Baht", "฿", "TH", True, False),
    Currency("TND", "Tunisian Dinar", "DT", "TN", True, False),
    Currency("TRY", "Turkish New Lira", "YTL", "TR", True, False),
    Currency("TTD", "Trinidad and Tobago Dollar", "TT$", "TT", False, False),
    Currency("UAH", "Ukraine Hryvnia", "грн.", "UA", True, False),
    Currency("USD", "United States Dollar", "$", "US", True, True),
    Currency("UZS", "Uzbekistani Som", "som", "UZ", False, False),
    Currency("VEF", "Venezuelan Bolivar", "Bs.", "VE", False, False),
    Currency("VES", "Venezuelan Bolivar Soberano", "Bs.S", "VE", True, False),
    Currency("VND", "Vietnamese Dong", "₫", "VN", True, False),
    Currency("XAF", "Central African Franc", "franc", "CF", True, False),
    Currency("XOF", "West African Franc", "franc", "ML", True, False),
    Currency("XPF", "Pacific franc", "franc", "NC", True, False),
    Currency("ZAR", "South African Rand", "R", "ZA", True, False),
)

CURRENCIES: dict[str, Currency] = {entry.abbreviation: entry for entry in _ENTRIES}

SHAPES: dict[str, CurrencyShape] = {
    entry.abbreviation: CurrencyShape(
        title=entry.title,
        symbol=entry.symbol,
        abbreviation=entry.abbreviation,
        culture_name=entry.culture_name,
        is_convertable=entry.is_convertable,
        is_basic=entry.is_basic,
    )
    for entry in _ENTRIES
}
"""The wire form of each, made once: they never change."""
