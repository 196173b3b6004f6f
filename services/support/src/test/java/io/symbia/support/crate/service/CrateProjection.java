package io.symbia.support.crate.service;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.crate.CrateEvent;
import io.symbia.support.crate.CrateOpenedV1;
import io.symbia.support.crate.CrateShutV1;
import io.symbia.support.crate.PiecesAddedV1;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Folds a crate's events; a slip named {@code poison} is more than it can take. */
public class CrateProjection implements Projection<CrateView> {
    @Override
    public String name() {
        return "crates";
    }

    @Override
    public Class<CrateView> viewType() {
        return CrateView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(CrateOpenedV1.class, PiecesAddedV1.class, CrateShutV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<CrateView> views) {
        switch ((CrateEvent) received.event()) {
            case CrateOpenedV1 opened -> {
                Optional<String> value = opened.value() instanceof Disclosed<?> shown
                        ? Optional.of(shown.value().toString())
                        : Optional.empty();
                views.put(
                        opened.crateId(),
                        new CrateView(opened.crateId(), opened.capacity(), 0, "OPEN", List.of(), value));
            }
            case PiecesAddedV1 added -> {
                CrateView view = views.find(added.crateId()).orElseThrow();
                List<String> slips = new ArrayList<>(view.slips());
                slips.add(added.slipId());
                views.put(
                        added.crateId(),
                        new CrateView(
                                view.crateId(),
                                view.capacity(),
                                view.pieces() + added.pieces(),
                                view.state(),
                                slips,
                                view.value()));
                if (added.slipId().equals("poison")) throw new IllegalStateException("poison");
            }
            case CrateShutV1 shut -> {
                CrateView view = views.find(shut.crateId()).orElseThrow();
                views.put(
                        shut.crateId(),
                        new CrateView(
                                view.crateId(), view.capacity(), view.pieces(), "SHUT", view.slips(), view.value()));
            }
        }
    }
}
