-- The same market and the same points as Matching has with the weights 2026-11, for the cases that a short query can
-- say: one child, one voorziening, no earlier attempts (``Postgresmeting``). The ten best of each case, and how many
-- others are out for which reason. Days are numbers of days since 1970-01-01.
create table aanbod (
  id text, agb int, voorziening smallint, gemeente smallint, doelgroepen int, van smallint, tot smallint,
  door18 boolean, vrij smallint, vrijvanaf int, weken smallint, peildag int, stop boolean, individueel boolean);
create table contract (regio smallint, agb int, hulpvormen int, van int, tot int, plafond smallint);
create table ligging (van smallint, naar smallint, hm int, bereik smallint);
create table casus (
  nr int, voorziening smallint, hulpvorm int, leeftijd smallint, gemeente smallint, regio smallint, voorrang boolean,
  doelgroepen int, norm int, vandaag int, gezin smallint, maxhm int);
\copy aanbod from 'aanbod.csv' csv
\copy contract from 'contract.csv' csv
\copy ligging from 'ligging.csv' csv
\copy casus from 'casus.csv' csv

-- Everything a score asks stands in the index, so that a ranking reads no table.
create index aanbod_index on aanbod (voorziening, van, tot) include (
  id, agb, gemeente, doelgroepen, door18, vrij, vrijvanaf, weken, peildag, stop, individueel);
create unique index contract_index on contract (regio, agb) include (hulpvormen, van, tot, plafond);
create unique index ligging_index on ligging (van, naar) include (hm, bereik);
cluster aanbod using aanbod_index;
vacuum (freeze, analyze);

create table tijd (ronde int, us double precision, samen double precision, beste int, uit int);

-- A statement within a function is prepared once and planned for good.
do $$
declare
  c casus;
  begonnen timestamptz;
  eerst double precision;
  beste int;
  uit int;
begin
  for ronde in 1..2 loop
    for c in select * from casus order by nr loop
      begonnen := clock_timestamp();
      select max(score) into beste from (
        select a.id, s.start,
          500 + c.gezin
          + case m.gemist when 0 then 5000 else greatest(0, 1500 - (m.gemist - 1) * 750) end
          + greatest(0, 1900 - (s.start - c.vandaag) * 30 / 7
              - case when s.start > c.norm
                then 300 + least(s.start - c.vandaag, s.start - c.norm) * 15 / 7 else 0 end)
          + case when k.agb is null then 250 when c.voorrang then 900
              else (array[900, 700, 400])[k.plafond + 1] end
          + case when a.vrij >= 1 then 500 when a.vrijvanaf is not null then 200 else 0 end
          + case when l.hm > c.maxhm then 0 else greatest(0, 500 - l.hm / 10 * 5) end + l.bereik
          + greatest(0, 200 - (c.vandaag - a.peildag) * 8) as score
        from aanbod a
        join ligging l on l.van = c.gemeente and l.naar = a.gemeente
        left join contract k
          on k.regio = c.regio and k.agb = a.agb and c.vandaag between k.van and k.tot
            and k.hulpvormen & c.hulpvorm <> 0
        cross join lateral (select bit_count((c.doelgroepen & ~a.doelgroepen)::bit(32)) as gemist) m
        cross join lateral (
          select greatest(c.vandaag + a.weken * 7, case when a.vrij < 1 then a.vrijvanaf end) as start) s
        cross join lateral (select c.leeftijd + (s.start >= c.vandaag + 365)::int as leeftijd) o
        where a.voorziening = c.voorziening and a.van <= c.leeftijd and a.tot > c.leeftijd
          and o.leeftijd < a.tot and (o.leeftijd < 18 or a.door18) and not a.stop
          and (a.individueel or k.agb is not null)
        order by score desc, start, id limit 10) tien;
      eerst := extract(epoch from clock_timestamp() - begonnen) * 1e6;
      select sum(aantal) into uit from (
        select reden, count(*) as aantal, min(id) from (
          select a.id, case
            when a.van > c.leeftijd or a.tot <= c.leeftijd then 1
            when o.leeftijd >= a.tot or (o.leeftijd >= 18 and not a.door18) then 2
            when a.stop then 5
            when not a.individueel and k.agb is null then 8 end as reden
          from aanbod a
          left join contract k
            on k.regio = c.regio and k.agb = a.agb and c.vandaag between k.van and k.tot
            and k.hulpvormen & c.hulpvorm <> 0
          cross join lateral (
            select greatest(c.vandaag + a.weken * 7, case when a.vrij < 1 then a.vrijvanaf end) as start) s
          cross join lateral (select c.leeftijd + (s.start >= c.vandaag + 365)::int as leeftijd) o
          where a.voorziening = c.voorziening) alle
        where reden is not null group by reden) per_reden;
      insert into tijd values (
        ronde, eerst, extract(epoch from clock_timestamp() - begonnen) * 1e6, coalesce(beste, 0),
        coalesce(uit, 0));
    end loop;
  end loop;
end $$;

select current_setting('server_version_num')::int / 10000,
  percentile_cont(0.5) within group (order by us), percentile_cont(0.99) within group (order by us),
  percentile_cont(0.5) within group (order by samen), percentile_cont(0.99) within group (order by samen), sum(beste),
  sum(uit)
from tijd where ronde = 2;
