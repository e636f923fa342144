package io.logarium.app.history;

import io.logarium.app.history.Form.Facts;
import java.util.List;

/// Reads what has a [Form], whatever it means: records become [Facts], choices texts.
final class FormCodecs {
    private FormCodecs() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    static Codec<Object> of(Form form) {
        return (Codec<Object>)
                switch (form) {
                    case Form.Word(var name) -> word(name);
                    case Form.Choice(var values) -> new PlainCodecs.OfEnum(values);
                    case Form.Whole whole -> whole(whole);
                    case Form.Cases(var cases) ->
                            new CasesCodec(
                                    cases,
                                    value -> ((Facts) value).form(),
                                    cases.stream().map(FormCodecs::of).toList());
                    case Form.Many(var element) -> new ListCodec<>(of(element));
                    case Form.Maybe(Form.Word(var name)) when name.equals("double") ->
                            new PlainCodecs.OfOptionalDouble();
                    case Form.Maybe(Form.Word(var name)) when name.equals("long") ->
                            new PlainCodecs.OfOptionalLong();
                    case Form.Maybe(Form.Word(var name)) when name.equals("int") ->
                            new PlainCodecs.OfOptionalInt();
                    case Form.Maybe(var element) -> new OptionalCodec<>(of(element));
                    case Form.ByPlace(var value) -> new PlaceCodecs.OfMap<>(of(value));
                };
    }

    private static Codec<?> word(String name) {
        return switch (name) {
            case "int" -> new PlainCodecs.OfInt();
            case "long" -> new PlainCodecs.OfLong();
            case "double" -> new PlainCodecs.OfDouble();
            case "boolean" -> new PlainCodecs.OfBoolean();
            case "text" -> new PlainCodecs.OfText();
            case "place" -> new PlainCodecs.OfPlace();
            case "places" -> new PlaceCodecs.OfSet();
            case "content" -> new PlainCodecs.OfContent();
            default -> throw new BadRecordingException("it has facts of an unknown kind: " + name);
        };
    }

    private static Codec<Object> whole(Form.Whole form) {
        return new RecordCodec(
                form.parts().stream().map(p -> of(p.form())).toList(),
                new RecordCodec.Making() {
                    @Override
                    public Object of(Object[] parts) {
                        return new Facts(form, List.of(parts));
                    }

                    @Override
                    public Object part(int index, Object of) {
                        return ((Facts) of).parts().get(index);
                    }
                },
                form.name());
    }
}
