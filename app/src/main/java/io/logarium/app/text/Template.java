package io.logarium.app.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the places of a text: `{0}` and `{0#form|form|form}`.
final class Template {
    static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:#([^}]*))?}");

    private Template() {}

    static String fill(String text, Language language, Object... args) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        var matcher = PLACE.matcher(text);
        var filled = new StringBuilder();
        while (matcher.find()) {
            var arg = args[Integer.parseInt(matcher.group(1))];
            var forms = matcher.group(2);
            var value = forms == null ? written(arg) : form(forms.split("\\|"), arg, language);
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(filled);
        return filled.toString();
    }

    private static String written(Object arg) {
        return switch (arg) {
            case Long n -> Numbers.grouped(n);
            case Integer n -> Numbers.grouped(n);
            default -> arg.toString();
        };
    }

    private static String form(String[] forms, Object arg, Language language) {
        long count = arg instanceof Number n ? n.longValue() : 0;
        return forms[language.pluralForm(count, forms.length)];
    }
}
