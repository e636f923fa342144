package io.logarium.app.history;

import io.logarium.app.cluster.Moment;
import java.util.ArrayList;
import java.util.List;

/// A recording whose facts are not those of this program, moment by moment made into one that has them.
final class OlderFacts {
    /// What all parts of such a file may unpack to; a session of half an hour is a quarter of it at most.
    private static final long MOST_UNPACKED = 4L << 30;

    private final Fitting fitting = new Fitting();
    private final Codec<Object> moments;
    private final Fitting.Fit ofMoments;
    private final Codec<Object> happenings;
    private final Fitting.Fit ofHappenings;
    private long unpacked;

    /// @param facts what the file says of them
    OlderFacts(String facts) {
        var forms = Form.parse(facts);
        if (forms.size() != 2) {
            throw new BadRecordingException("its list of facts is damaged");
        }
        moments = FormCodecs.of(forms.getFirst());
        ofMoments = fit(forms.getFirst(), Moment.class);
        happenings = FormCodecs.of(forms.getLast());
        ofHappenings = fit(forms.getLast(), Happening.class);
    }

    private Fitting.Fit fit(Form form, Class<?> type) {
        return fitting.fit(form, type).orElseThrow(OlderFacts::nothing);
    }

    private static BadRecordingException nothing() {
        return new BadRecordingException("it is of another version of Logarium");
    }

    Fitting fitting() {
        return fitting;
    }

    /// A block with the facts of this program.
    Block block(Block read) {
        unpacked += read.unpacked();
        if (unpacked > MOST_UNPACKED) {
            throw new BadRecordingException("it is larger than any recording");
        }
        var writer = new BlockWriter(read.spacing());
        var source = new ByteSource(read.unpack(), read.unpacked());
        Object last = null;
        for (int i = 0; i < read.times().length; i++) {
            last = moments.read(source, last);
            var made = (Moment) ofMoments.of(last).orElseThrow(OlderFacts::nothing);
            fitting.next();
            writer.add(
                    new Moment(read.times()[i], made.view(), made.inside(), made.traffic()),
                    read.written()[i]);
        }
        read.happenings().forEach(writer::add);
        return writer.block().packed();
    }

    /// What happened, of which this program can tell.
    List<Happening> happenings(ByteSource source, int count) {
        var all = new ArrayList<Happening>();
        Object last = null;
        for (int i = 0; i < count; i++) {
            last = happenings.read(source, last);
            ofHappenings.of(last).map(Happening.class::cast).ifPresent(all::add);
            fitting.next();
        }
        return all;
    }
}
